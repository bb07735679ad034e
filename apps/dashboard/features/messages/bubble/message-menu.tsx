import { Copy, Forward, Link, Reply, RotateCcw, SmilePlus, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Menu } from '../../../ui/menu/menu.tsx';
import { forwardBody } from '../forward/forward-message.ts';
import { type MessageItem, withLastEdit } from '../list/thread-items.ts';
import { useThreadContext } from '../thread-context.ts';
import { OPTIMISTIC_PREFIX } from '../timeline.ts';
import { useRetry } from '../use-retry.ts';
import { copy } from './copy.ts';
import { ReactionPicker } from './reactions.tsx';

const ForwardDialog = dynamic(() => import('../forward/forward-dialog.tsx'), { ssr: false });

/** The menu of a message. Its button appears on hover, and always on a phone. */
export function MessageMenu({ item }: { item: MessageItem }) {
  const t = useTranslations('thread');
  const { canAct, reply } = useThreadContext();
  const { message, reactions, revokedBy } = item;
  const { retry, cancel } = useRetry(message);
  const place = useRef<HTMLSpanElement>(null);
  const [isPicking, setPicking] = useState(false);
  const isThere = message.providerId !== null && !revokedBy;
  const [isForwarding, setForwarding] = useState(false);
  const latest = withLastEdit(item);
  const { text } = latest;
  const isForwardable = !revokedBy && forwardBody(latest) !== undefined;
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
    ...(canAct && isForwardable
      ? [
          {
            label: t('forward'),
            icon: <Forward size={18} className="rtl:-scale-x-100" />,
            onSelect: () => setForwarding(true),
          },
        ]
      : []),
    ...(message.id.startsWith(OPTIMISTIC_PREFIX)
      ? []
      : [
          {
            label: t('copyLink'),
            icon: <Link size={18} />,
            onSelect: () => copy(messageLink(message), t('linkCopied')),
          },
        ]),
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
      {isForwarding && <ForwardDialog message={latest} onClose={() => setForwarding(false)} />}
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

/** The address that opens the conversation at this message. */
function messageLink({ id, conversationId }: MessageItem['message']): string {
  return `${location.origin}/inbox?state=all&conversation=${conversationId}&message=${id}`;
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
