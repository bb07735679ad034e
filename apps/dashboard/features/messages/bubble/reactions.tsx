import { useRef, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';
import { react } from '../reactions.ts';
import { useThreadContext } from '../thread-context.ts';
import { Floating } from './floating.tsx';

/** The reactions to a message; a click lists who reacted and when. */
export function Reactions({ reactions }: { reactions: readonly Message[] }) {
  const t = useTranslations('thread');
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (reactions.length === 0) return null;
  const emoji = [...new Set(reactions.map(emojiOf))].join('');
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t('reactions', { emoji })}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="relative z-10 -mb-4 mt-1 block w-fit rounded-full border border-line bg-raised px-2 leading-6"
      >
        {emoji}
        {reactions.length > 1 && <span className="ms-1 text-muted text-xs">{reactions.length}</span>}
      </button>
      {isOpen && (
        <Floating anchor={button} onClose={() => setOpen(false)}>
          <ul className="flex flex-col gap-1 px-1">
            {reactions.map((reaction) => (
              <ReactionAuthor key={reaction.id} reaction={reaction} />
            ))}
          </ul>
        </Floating>
      )}
    </>
  );
}

function ReactionAuthor({ reaction }: { reaction: Message }) {
  const format = useFormatter();
  const name = useAuthor(reaction);
  return (
    <li className="flex items-center gap-2">
      <span className="text-xl">{emojiOf(reaction)}</span>
      <span dir="auto" className="min-w-0 max-w-60 grow truncate">
        {name}
      </span>
      <time dateTime={reaction.at} className="text-muted text-xs">
        {format.dateTime(new Date(reaction.at), { dateStyle: 'short', timeStyle: 'short' })}
      </time>
    </li>
  );
}

/** The name of a message's author: the customer, a colleague, the user or a program. */
export function useAuthor(message: Message): string {
  const t = useTranslations('thread');
  const { contactName, ownUserId, nameOf } = useThreadContext();
  if (message.direction === 'in') return message.sender?.name ?? contactName;
  if (message.authorId === ownUserId) return t('you');
  if (message.authorId !== null) return nameOf(message.authorId) ?? t('formerColleague');
  switch (message.origin) {
    case 'bot':
    case 'campaign':
    case 'api':
    case 'business_app':
    case 'system':
      return t(`origin_${message.origin}`);
    default:
      return t('business');
  }
}

const quick = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** A row of emoji to react with; choosing the current one removes it. */
export function ReactionPicker({
  message,
  own,
  anchor,
  onClose,
}: {
  message: Message;
  own: string | undefined;
  anchor: React.RefObject<HTMLElement | null>;
  onClose(): void;
}) {
  const t = useTranslations('thread');
  const { onError } = useThreadContext();
  const choose = (emoji: string) => {
    onClose();
    react(message, emoji === own ? null : emoji).catch(onError);
  };
  return (
    <Floating anchor={anchor} onClose={onClose} role="group" aria-label={t('react')}>
      <div className="flex">
        {quick.map((emoji, at) => (
          <button
            key={emoji}
            type="button"
            // biome-ignore lint/a11y/noAutofocus: opened by an explicit key press or click.
            autoFocus={at === 0}
            aria-pressed={emoji === own}
            aria-label={t(emoji === own ? 'takeReactionBack' : 'reactWith', { emoji })}
            onClick={() => choose(emoji)}
            className="size-11 rounded-full text-2xl hover:bg-sunken aria-pressed:bg-accent-soft"
          >
            {emoji}
          </button>
        ))}
      </div>
    </Floating>
  );
}

function emojiOf({ content }: Message): string {
  return content.type === 'reaction' ? (content.emoji ?? '') : '';
}
