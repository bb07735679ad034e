import { ArrowDown, ArrowUp, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { ThreadItem } from './thread-items.ts';

interface Props {
  items: readonly ThreadItem[];
  /** The indexes of the visible items. */
  range: { startIndex: number; endIndex: number } | null;
  isAtEnd: boolean;
  unreadCount: number;
  failedLateId: string | undefined;
  onNewest(): void;
  onJump(key: string): void;
}

const button =
  'inline-flex min-h-11 items-center gap-2 rounded-full border border-line bg-raised px-4 font-medium text-sm shadow-md hover:bg-sunken';

/**
 * Buttons that jump to messages outside the visible part: the newest one, the first unread one, and one that
 * has just failed.
 */
export function ThreadButtons(props: Props) {
  return (
    <>
      <div className="pointer-events-none absolute inset-x-0 top-3 flex flex-col items-center gap-2 *:pointer-events-auto">
        <Unread {...props} />
        <Failed {...props} />
      </div>
      <Newest {...props} />
    </>
  );
}

function Unread({ items, range, unreadCount, onJump }: Props) {
  const t = useTranslations('thread');
  const at = items.findIndex(({ type }) => type === 'unread');
  // A conversation opens at its end; what was rendered before that scroll does not count as seen.
  const isOpen = useLatch(range !== null && items.length > 0 && range.endIndex === items.length - 1);
  const isSeen = isInside(at, range);
  const wasSeen = useLatch(isOpen && isSeen);
  if (unreadCount === 0 || !isOpen || isSeen || wasSeen) return null;
  return (
    <button type="button" onClick={() => onJump('unread')} className={`${button} text-accent`}>
      <ArrowUp size={18} aria-hidden="true" />
      {t('toUnread', { count: unreadCount })}
    </button>
  );
}

function Failed({ items, range, failedLateId, onJump }: Props) {
  const t = useTranslations('thread');
  const at = failedLateId === undefined ? -1 : items.findIndex(({ key }) => key === failedLateId);
  const [seenId, setSeenId] = useState<string>();
  const isSeen = isInside(at, range);
  useEffect(() => {
    if (isSeen) setSeenId(failedLateId);
  }, [isSeen, failedLateId]);
  if (at < 0 || isSeen || failedLateId === undefined || failedLateId === seenId) return null;
  return (
    <div role="alert">
      <button type="button" onClick={() => onJump(failedLateId)} className={`${button} text-danger`}>
        <TriangleAlert size={18} aria-hidden="true" />
        {t('toFailed')}
      </button>
    </div>
  );
}

function Newest({ items, isAtEnd, onNewest }: Props) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const lastKey = items.at(-1)?.key;
  const [lastSeenKey, setLastSeenKey] = useState<string>();
  if (isAtEnd && lastSeenKey !== lastKey) setLastSeenKey(lastKey);
  if (isAtEnd) return null;
  const since = items.slice(items.findIndex(({ key }) => key === lastSeenKey) + 1);
  const count = lastSeenKey === undefined ? 0 : since.filter(({ type }) => type === 'message').length;
  return (
    <button
      type="button"
      aria-label={count > 0 ? t('newestCount', { count }) : t('newest')}
      title={t('newest')}
      onClick={onNewest}
      className="absolute end-4 bottom-4 inline-flex size-11 items-center justify-center rounded-full border border-line bg-raised shadow-md hover:bg-sunken"
    >
      <ArrowDown size={20} aria-hidden="true" />
      {count > 0 && (
        <span className="absolute -top-2 min-w-5 rounded-full bg-accent px-1 text-accent-ink text-xs">
          {format.number(count)}
        </span>
      )}
    </button>
  );
}

function isInside(index: number, range: Props['range']): boolean {
  return range !== null && index >= range.startIndex && index <= range.endIndex;
}

/** Stays true once it was true. */
function useLatch(value: boolean): boolean {
  const [latched, setLatched] = useState(value);
  if (value && !latched) setLatched(true);
  return latched;
}
