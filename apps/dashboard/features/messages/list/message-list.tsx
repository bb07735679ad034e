import { useVirtualizer } from '@tanstack/react-virtual';
import dynamic from 'next/dynamic';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { OPTIMISTIC_PREFIX } from '../apply-event.ts';
import { MessageBubble } from '../bubble/message-bubble.tsx';
import { openRich } from '../content/index.tsx';
import { type ThreadContext, ThreadProvider } from '../thread-context.ts';
import { useThread } from '../use-thread.ts';
import { Day, UnreadLine } from './separators.tsx';
import { ThreadButtons } from './thread-buttons.tsx';
import { buildThreadItems, type ThreadItem } from './thread-items.ts';
import { useJump } from './use-jump.ts';
import { useFailedLate, useUnreadFrom } from './use-separators.ts';

const Lightbox = dynamic(() => import('../bubble/lightbox.tsx'), { ssr: false });
const NEAR_PX = 48;
/** Older messages are fetched this many pixels before the top is reached. */
const OLDER_PX = 800;
const SIZES = { day: 40, unread: 36, message: 64 } as const;

interface Props {
  context: Omit<ThreadContext, 'openMedia' | 'jumpTo'>;
  /** The unread count when the conversation was opened. */
  unreadCount: number;
}

/**
 * The messages, oldest first. Sticks to the bottom unless the user has scrolled up, and keeps the scroll
 * position when older messages are prepended.
 */
export function MessageList({ context, unreadCount }: Props) {
  const t = useTranslations('thread');
  const thread = useThread(context.conversationId);
  const scroll = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const isPinned = useRef(true);
  const [mediaId, setMediaId] = useState<string>();
  const messages = useMemo(() => thread.data?.pages.flatMap((page) => page.data) ?? [], [thread.data]);
  const unreadFromId = useUnreadFrom(messages, unreadCount);
  const failedLateId = useFailedLate(messages);
  const before = useRef<readonly ThreadItem[]>([]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = thread;
  const items = useMemo(() => {
    before.current = buildThreadItems(messages, {
      unreadFromId,
      hasOlder: hasNextPage,
      before: before.current,
    });
    return before.current;
  }, [messages, unreadFromId, hasNextPage]);

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => SIZES[items[index]?.type ?? 'message'],
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 6,
    paddingStart: 12,
    paddingEnd: 12,
    // Anchor the scroll position when older messages are prepended.
    anchorTo: 'end',
  });
  const { jump, foundKey } = useJump(items, thread, (index) => {
    isPinned.current = false;
    virtual.scrollToIndex(index, { align: 'center' });
  });
  const jumpRef = useRef(jump);
  jumpRef.current = jump;
  const value = useMemo<ThreadContext>(
    () => ({
      ...context,
      openMedia: setMediaId,
      jumpTo: (providerId) => jumpRef.current({ providerId }),
    }),
    [context],
  );
  useEffect(openRich, []);

  function toEnd(): void {
    isPinned.current = true;
    scroll.current?.scrollTo({ top: scroll.current.scrollHeight });
  }
  // Scroll to the user's own new message.
  const last = items.at(-1);
  const ownKey = last?.type === 'message' && last.key.startsWith(OPTIMISTIC_PREFIX) ? last.key : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per own message.
  useEffect(() => {
    if (ownKey !== undefined) toEnd();
  }, [ownKey]);
  // Stay at the bottom when messages arrive, items are re-measured, or the composer grows.
  const height = virtual.scrollRect?.height;
  const size = virtual.getTotalSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever either size changes.
  useLayoutEffect(() => {
    if (isPinned.current) toEnd();
  }, [height, size]);

  function onScroll(): void {
    const element = scroll.current;
    if (!element) return;
    const left = element.scrollHeight - element.scrollTop - element.clientHeight;
    isPinned.current = left < NEAR_PX;
    setAtEnd(isPinned.current);
    if (element.scrollTop < OLDER_PX && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }
  useEffect(() => {
    const element = scroll.current;
    const isShort = element && element.scrollHeight <= element.clientHeight;
    if (isShort && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <ThreadProvider value={value}>
      <div className="relative min-h-0 grow bg-thread">
        {isFetchingNextPage && (
          <p
            role="status"
            className="absolute inset-x-0 top-2 z-10 mx-auto w-fit rounded-full bg-raised px-3 py-1 text-muted text-sm shadow-sm"
          >
            {t('older')}
          </p>
        )}
        <div
          ref={scroll}
          onScroll={onScroll}
          role="log"
          aria-label={t('label')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
          tabIndex={0}
          className="h-full overflow-y-auto overflow-x-clip bg-thread outline-offset-[-2px] [overflow-anchor:none]"
        >
          {thread.isPending && <Skeleton rows={6} className="h-12 max-w-md" />}
          {thread.error && (
            <div className="p-4">
              <ErrorMessage error={thread.error} onRetry={() => thread.refetch()} />
            </div>
          )}
          <div className="relative" style={{ height: size }}>
            {virtual.getVirtualItems().map((row) => {
              const item = items[row.index];
              if (!item) return null;
              return (
                <div
                  key={row.key}
                  ref={virtual.measureElement}
                  data-index={row.index}
                  className="absolute inset-x-0 top-0 px-3 sm:px-6"
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <Row item={item} foundKey={foundKey} />
                </div>
              );
            })}
          </div>
        </div>
        <ThreadButtons
          items={items}
          range={virtual.range}
          isAtEnd={isAtEnd}
          unreadCount={unreadCount}
          failedLateId={failedLateId}
          onNewest={toEnd}
          onJump={(key) => jump({ key })}
        />
      </div>
      {mediaId !== undefined && (
        <Lightbox
          messages={messages}
          messageId={mediaId}
          onShow={setMediaId}
          onClose={() => setMediaId(undefined)}
        />
      )}
    </ThreadProvider>
  );
}

function Row({ item, foundKey }: { item: ThreadItem; foundKey: string | undefined }) {
  switch (item.type) {
    case 'day':
      return <Day at={item.at} />;
    case 'unread':
      return <UnreadLine />;
    default:
      return <MessageBubble item={item} isFound={item.key === foundKey} />;
  }
}
