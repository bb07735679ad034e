import { Copy, MessageSquarePlus, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { copy } from '../../bubble/copy.ts';
import { useThreadContext } from '../../thread-context.ts';
import type { ContentOf } from '../types.ts';
import { type Card, cardOf } from './cards.ts';
import { startWithPhone } from './start-with-phone.ts';

const SHOWN = 3;

/** Contact cards, with buttons to copy each number or start a conversation. */
export function ContactCards({ content }: { content: ContentOf<'contacts'> }) {
  const t = useTranslations('thread');
  const cards = content.contacts.map(cardOf);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? cards : cards.slice(0, SHOWN);
  return (
    <>
      <ul className="flex w-72 max-w-full flex-col gap-2">
        {shown.map((card, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards may be identical, and are never reordered.
          <CardView key={at} card={card} />
        ))}
      </ul>
      {shown.length < cards.length && (
        <button type="button" onClick={() => setWhole(true)} className="min-h-11 font-medium text-read">
          {t('moreContacts', { count: cards.length - shown.length })}
        </button>
      )}
    </>
  );
}

function CardView({ card }: { card: Card }) {
  const t = useTranslations('thread');
  return (
    <li className="rounded-xl bg-ink/5 p-2">
      <p className="flex items-center gap-2">
        <UserRound size={20} aria-hidden="true" className="shrink-0 text-muted" />
        <span dir="auto" className="min-w-0 break-words font-medium">
          {card.name ?? t('contacts')}
        </span>
      </p>
      {card.organisation && (
        <p dir="auto" className="break-words ps-7 text-muted text-sm">
          {card.organisation}
        </p>
      )}
      {card.phones.map(({ number, kind }) => (
        <Phone key={`${number} ${kind}`} number={number} kind={kind} name={card.name} />
      ))}
      {card.emails.map((email) => (
        <a
          key={email}
          href={`mailto:${email}`}
          dir="ltr"
          className="block break-all ps-7 text-read underline"
        >
          {email}
        </a>
      ))}
      {card.urls.map((url) => (
        <a
          key={url}
          href={url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          dir="ltr"
          className="block break-all ps-7 text-read underline"
        >
          {url}
        </a>
      ))}
      {card.addresses.map((address) => (
        <p key={address} dir="auto" className="break-words ps-7 text-sm">
          {address}
        </p>
      ))}
      {card.birthday && (
        <p className="ps-7 text-muted text-sm">
          {t('birthday')} <bdi>{card.birthday}</bdi>
        </p>
      )}
    </li>
  );
}

function Phone({
  number,
  kind,
  name,
}: {
  number: string;
  kind: string | undefined;
  name: string | undefined;
}) {
  const t = useTranslations('thread');
  const router = useRouter();
  const { canAct, sessionId, onError } = useThreadContext();
  const [isBusy, setBusy] = useState(false);
  async function start(): Promise<void> {
    if (sessionId === undefined) return;
    setBusy(true);
    try {
      const conversationId = await startWithPhone(sessionId, number, name);
      router.push(`/inbox?conversation=${conversationId}`);
    } catch (error) {
      onError(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <p className="flex items-center gap-1 ps-7">
      <span className="min-w-0 grow">
        <bdi dir="ltr" className="break-all">
          {number}
        </bdi>
        {kind && <bdi className="ms-2 text-muted text-xs">{kind}</bdi>}
      </span>
      <IconButton label={t('copyNumber')} onClick={() => copy(number, t('copied'))}>
        <Copy size={18} />
      </IconButton>
      {canAct && sessionId && (
        <IconButton label={t('writeTo', { name: name ?? number })} disabled={isBusy} onClick={start}>
          <MessageSquarePlus size={18} />
        </IconButton>
      )}
    </p>
  );
}
