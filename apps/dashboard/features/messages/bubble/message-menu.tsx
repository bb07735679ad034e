import { Copy, Reply, RotateCcw, SmilePlus, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Menu } from '../../../ui/menu/menu.tsx';
import { type MessageItem, withLastEdit } from '../list/thread-items.ts';
import { useThreadContext } from '../thread-context.ts';
import { OPTIMISTIC_PREFIX } from '../timeline.ts';
import { useRetry } from '../use-retry.ts';
import { copy } from './copy.ts';
import { ReactionPicker } from './reactions.tsx';

/** The menu of a message. Its button appears on hover, and always on a phone. */
export function MessageMenu({ item }: { item: MessageItem }) {
  const t = useTranslations('thread');
  const { canAct, reply } = useThreadContext();
  const { message, reactions, revokedBy } = item;
  const { retry, cancel } = useRetry(message);
  const place = useRef<HTMLSpanElement>(null);
  const [isPicking, setPicking] = useState(false);
  const text = withLastEdit(item).text;
  const isThere = message.providerId !== null && !revokedBy;
  const own = reactions.find(({ direction }) => direction === 'out')?.content;
  const items = [
    ...(canAct && isThere
      ? [
          {
            label: t('answer'),
            icon: <Reply size={18} className="rtl:-scale-x-100" />,
            onSelect: () => reply(message),
          },
          { label: t('react'), icon: <SmilePlus size={18} />, onSelect: () => setPicking(true) },
        ]
      : []),
    ...(text
      ? [{ label: t('copy'), icon: <Copy size={18} />, onSelect: () => copy(text, t('copied')) }]
      : []),
    ...(canAct && (message.status === 'failed' || message.status === 'unknown')
      ? [{ label: t('retry'), icon: <RotateCcw size={18} />, onSelect: retry }]
      : []),
    ...(canAct && canCancel(item)
      ? [{ label: t('cancel'), icon: <Undo2 size={18} className="rtl:-scale-x-100" />, onSelect: cancel }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <span
      ref={place}
      className="shrink-0 opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
    >
      <Menu
        label={t('actions')}
        items={items}
        trigger={
          <button
            type="button"
            aria-label={t('actions')}
            className="size-11 rounded-full text-lg text-muted hover:bg-ink/5"
          >
            ⋮
          </button>
        }
      />
      {isPicking && (
        <ReactionPicker
          message={message}
          own={own?.type === 'reaction' ? (own.emoji ?? undefined) : undefined}
          anchor={place}
          onClose={() => setPicking(false)}
        />
      )}
    </span>
  );
}

/**
 * A message can be cancelled until it is sent; an optimistic one, which has no id on the server
 * yet, cannot.
 */
export function canCancel({ message: { id, status, direction } }: MessageItem): boolean {
  return (
    direction === 'out' &&
    (status === 'scheduled' || status === 'queued') &&
    !id.startsWith(OPTIMISTIC_PREFIX)
  );
}
