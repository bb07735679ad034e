import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';
import { previewOf } from '../preview.ts';
import { useThreadContext } from '../thread-context.ts';
import { useAuthor } from './reactions.tsx';

const box =
  'mb-1 flex min-h-11 w-full min-w-56 [contain:inline-size] items-center gap-2 overflow-hidden rounded-lg border-accent border-s-4 bg-ink/5 px-2 py-1 text-start text-sm hover:bg-ink/10';

/** The quoted message; a click jumps to it, loading older pages if necessary. */
export function Quote({ providerId, quoted }: { providerId: string; quoted: Message | undefined }) {
  const t = useTranslations('thread');
  const { jumpTo } = useThreadContext();
  return (
    <button type="button" data-quote={providerId} onClick={() => jumpTo(providerId)} className={box}>
      {quoted ? <Quoted message={quoted} /> : <span className="text-muted italic">{t('quotedOlder')}</span>}
    </button>
  );
}

function Quoted({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const author = useAuthor(message);
  const { content } = message;
  const kind =
    content.type === 'text' || content.type === 'note' ? '' : previewOf({ ...message, text: null }, t);
  const words = message.text ?? '';
  const picture = content.type === 'image' || content.type === 'sticker' ? content.media?.url : undefined;
  return (
    <>
      <span className="min-w-0 grow">
        <span dir="auto" className="block truncate font-medium text-accent text-xs">
          {author}
        </span>
        <span dir="auto" className="line-clamp-2 break-words text-muted">
          {[kind, words].filter(Boolean).join(': ')}
        </span>
      </span>
      {picture && (
        <img src={picture} alt="" loading="lazy" className="size-10 shrink-0 rounded object-cover" />
      )}
    </>
  );
}
