import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { ActivityLine } from '../activity/activity-line.tsx';
import { ActivityLines } from '../activity/activity-lines.tsx';
import { MessageBubble } from '../bubble/message-bubble.tsx';
import { openRich } from '../content/index.tsx';
import { type ThreadContext, ThreadProvider } from '../thread-context.ts';
import type { Activity } from '../timeline.ts';
import { useThread } from '../use-thread.ts';
import { Day, UnreadLine } from './separators.tsx';
import { ThreadButtons } from './thread-buttons.tsx';
import { buildThreadItems, type ThreadItem } from './thread-items.ts';
import { useFailedLate, useUnreadFrom } from './use-separators.ts';
import { useThreadScroll } from './use-thread-scroll.ts';

const Lightbox = dynamic(() => import('../bubble/lightbox.tsx'), { ssr: false });

interface Props {
  context: Omit<ThreadContext, 'openMedia' | 'jumpTo'>;
  /** The unread count when the conversation was opened. */
  unreadCount: number;
}

/** The messages and activities of a conversation, oldest first. */
export function MessageList({ context, unreadCount }: Props) {
  const t = useTranslations('thread');
  const thread = useThread(context.conversationId);
  const [mediaId, setMediaId] = useState<string>();
  const messages = useMemo(() => thread.data?.pages.flatMap((page) => page.data) ?? [], [thread.data]);
  const activities = useMemo(
    () => thread.data?.pages.flatMap((page) => page.activities) ?? [],
    [thread.data],
  );
  const unfolded = useUnfolded();
  const unreadFromId = useUnreadFrom(messages, unreadCount);
  const failedLateId = useFailedLate(messages);
  const before = useRef<readonly ThreadItem[]>([]);
  const { hasNextPage, isFetchingNextPage } = thread;
  const items = useMemo(() => {
    before.current = buildThreadItems(messages, {
      activities,
      unreadFromId,
      hasOlder: hasNextPage,
      before: before.current,
    });
    return before.current;
  }, [messages, activities, unreadFromId, hasNextPage]);

  const { scroll, virtual, size, isAtEnd, foundKey, jump, toEnd, onScroll } = useThreadScroll(items, thread);
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
  const linkedId = useSearchParams().get('message');
  const isLoaded = thread.data !== undefined;
  useEffect(() => {
    if (linkedId !== null && isLoaded) jumpRef.current({ key: linkedId });
  }, [linkedId, isLoaded]);
  useEffect(openRich, []);

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
                  <Row item={item} foundKey={foundKey} unfolded={unfolded} />
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

interface Unfolded {
  has(activities: readonly Activity[]): boolean;
  toggle(activities: readonly Activity[]): void;
}

/** Which runs of activities are shown in full, by their activities: a run grows when older ones are loaded. */
function useUnfolded(): Unfolded {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const has = (activities: readonly Activity[]) => activities.some(({ id }) => ids.has(id));
  return {
    has,
    toggle(activities) {
      const own = new Set(activities.map(({ id }) => id));
      setIds(has(activities) ? new Set([...ids].filter((id) => !own.has(id))) : new Set([...ids, ...own]));
    },
  };
}

function Row({
  item,
  foundKey,
  unfolded,
}: {
  item: ThreadItem;
  foundKey: string | undefined;
  unfolded: Unfolded;
}) {
  switch (item.type) {
    case 'day':
      return <Day at={item.at} />;
    case 'unread':
      return <UnreadLine />;
    case 'activity':
      return <ActivityLine activity={item.activity} />;
    case 'activities':
      return (
        <ActivityLines
          activities={item.activities}
          isExpanded={unfolded.has(item.activities)}
          onToggle={() => unfolded.toggle(item.activities)}
        />
      );
    default:
      return <MessageBubble item={item} isFound={item.key === foundKey} />;
  }
}
