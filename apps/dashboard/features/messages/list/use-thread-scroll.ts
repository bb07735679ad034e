import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { OPTIMISTIC_PREFIX } from '../timeline.ts';
import type { useThread } from '../use-thread.ts';
import type { ThreadItem } from './thread-items.ts';
import { useJump } from './use-jump.ts';

const NEAR_PX = 48;
/** Older messages are fetched this many pixels before the top is reached. */
const OLDER_PX = 800;
const SIZES = { day: 40, unread: 36, message: 64, activity: 28, activities: 60 } as const;

/**
 * Virtualised scrolling of a conversation. Sticks to the bottom unless the user has scrolled up, keeps the
 * scroll position when older messages are prepended, and fetches them near the top.
 */
export function useThreadScroll(items: readonly ThreadItem[], thread: ReturnType<typeof useThread>) {
  const scroll = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const isPinned = useRef(true);
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = thread;
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
    fetchOlder();
  }
  /** Does not interrupt a refetch, which would be lost. */
  function fetchOlder(): void {
    const element = scroll.current;
    if (element && element.scrollTop < OLDER_PX && hasNextPage && !isFetching)
      fetchNextPage({ cancelRefetch: false });
  }
  // A refetch cancels the fetch of older messages, and a short thread never scrolls.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once after each fetch.
  useEffect(() => {
    if (!isFetchNextPageError) fetchOlder();
  }, [hasNextPage, isFetching, isFetchNextPageError]);

  return { scroll, virtual, size, isAtEnd, foundKey, jump, toEnd, onScroll };
}
