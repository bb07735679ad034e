import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useProblem } from '../../lib/problems.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Message } from './apply-event.ts';
import { MessageBubble } from './message-bubble.tsx';
import { foldThread } from './thread-items.ts';
import { useThread } from './use-thread.ts';

const NEAR_PX = 120;

interface Props {
  conversationId: string;
  ownUserId: string;
  mayAnswer: boolean;
  onReply(message: Message): void;
  onProblem(error: unknown): void;
}

/** The messages, oldest above. Stays at the newest unless somebody has scrolled up, and keeps its place when older ones come. */
export function MessageList({ conversationId, ownUserId, mayAnswer, onReply, onProblem }: Props) {
  const t = useTranslations('thread');
  const tErrors = useTranslations('errors');
  const problemOf = useProblem();
  const thread = useThread(conversationId);
  const scroll = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const items = useMemo(
    () => foldThread(thread.data?.pages.flatMap((page) => page.data) ?? []),
    [thread.data],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (items[index]?.type === 'day' ? 40 : 64),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 12,
  });

  // Older messages are put in above: what was being read must not move.
  const firstKey = items[1]?.key;
  const height = virtual.getTotalSize();
  const before = useRef({ firstKey, height });
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const isOlder = before.current.firstKey !== undefined && before.current.firstKey !== firstKey;
    if (isOlder && !isAtEnd) element.scrollTop += height - before.current.height;
    else if (isAtEnd) element.scrollTop = element.scrollHeight;
    before.current = { firstKey, height };
  }, [firstKey, height, isAtEnd]);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = thread;
  function onScroll(): void {
    const element = scroll.current;
    if (!element) return;
    setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX);
    if (element.scrollTop < NEAR_PX && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }
  useEffect(() => {
    const element = scroll.current;
    const isShort = element && element.scrollHeight <= element.clientHeight;
    if (isShort && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <div className="relative min-h-0 grow bg-thread">
      <div
        ref={scroll}
        onScroll={onScroll}
        role="log"
        aria-label={t('label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by keyboard.
        tabIndex={0}
        className="h-full overflow-y-auto outline-offset-[-2px]"
      >
        {thread.isPending && <Skeleton rows={6} className="h-12 max-w-md" />}
        {thread.error && (
          <div role="alert" className="flex flex-col items-start gap-3 p-4">
            <p>{problemOf(thread.error)}</p>
            <Button look="outline" onClick={() => thread.refetch()}>
              {tErrors('retry')}
            </Button>
          </div>
        )}
        {isFetchingNextPage && <p className="p-2 text-center text-muted text-sm">{t('older')}</p>}
        <div className="relative" style={{ height }}>
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
                {item.type === 'day' ? (
                  <Day at={item.at} />
                ) : (
                  <MessageBubble
                    item={item}
                    ownUserId={ownUserId}
                    mayAnswer={mayAnswer}
                    onReply={onReply}
                    onProblem={onProblem}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
      {!isAtEnd && (
        <IconButton
          label={t('newest')}
          onClick={() => scroll.current?.scrollTo({ top: scroll.current.scrollHeight })}
          className="absolute end-4 bottom-4 border border-line bg-raised shadow-md"
        >
          <ArrowDown size={20} />
        </IconButton>
      )}
    </div>
  );
}

function Day({ at }: { at: string }) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const date = new Date(at);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  const text =
    days === 0 ? t('today') : days === 1 ? t('yesterday') : format.dateTime(date, { dateStyle: 'full' });
  return (
    <div className="flex justify-center py-2">
      <span className="rounded-full bg-raised px-3 py-0.5 text-muted text-xs shadow-sm">{text}</span>
    </div>
  );
}
