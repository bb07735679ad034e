import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useMembers } from '../members/use-members.ts';
import { useBegunDrafts } from '../messages/composer/drafts.ts';
import { useTeamNames } from '../teams/use-teams.ts';
import { ConversationRow } from './conversation-row.tsx';
import type { Conversation } from './filters.ts';
import { useRowWords } from './row-words.ts';
import { useSelection } from './selection.ts';
import type { useConversations } from './use-conversations.ts';

const ROW_PX = 76;
/** Rows that stand ready above and below those in sight. */
const SPARE = 4;
const NEAR_END = 15;

interface Props {
  list: ReturnType<typeof useConversations>;
  rows: readonly Conversation[];
  chosenId: string | undefined;
  ownUserId: string;
  /** Filled with how to bring a row into sight. */
  reveal: RefObject<((index: number) => void) | undefined>;
  onChoose(id: string): void;
  onSelect(id: string, isRange: boolean): void;
  /** What stands there while there are no rows. */
  children: ReactNode;
}

/** What scrolls, with the rows in sight. Drawn anew while one scrolls, so nothing stands here that need not be. */
export function ConversationRows({
  list,
  rows,
  chosenId,
  ownUserId,
  reveal,
  onChoose,
  onSelect,
  children,
}: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const members = useMembers().data;
  const names = useMemo(() => new Map(members?.map(({ userId, name }) => [userId, name])), [members]);
  const hasTeams = useMemo(() => rows.some(({ teamId }) => teamId !== null), [rows]);
  const teamNames = useTeamNames(hasTeams);
  const words = useRowWords(ownUserId, names);
  const selected = useSelection((selection) => selection.ids);
  const drafts = useBegunDrafts();
  const places = useRef(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    // The frame that scrolls is not the one that draws the row which comes: the spare ones give it time.
    useFlushSync: false,
    rangeExtractor: ({ startIndex, endIndex, count }) => {
      places.current = Math.max(places.current, endIndex - startIndex + 1 + 2 * SPARE);
      return neighbours(startIndex - SPARE, places.current, count);
    },
  });
  reveal.current = (index) => virtual.scrollToIndex(index);
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list;
  const isAtEnd = lastIndex >= rows.length - NEAR_END;
  useEffect(() => {
    if (isAtEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) fetchNextPage();
  }, [isAtEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const keepFocus = useFocusThatFollows();

  return (
    <div ref={scroll} className="min-h-0 grow overflow-y-auto [contain:strict]" data-testid="conversations">
      {children}
      <ul
        // What passes under the pointer is not what it points at.
        className={`relative ${virtual.isScrolling ? 'pointer-events-none' : ''}`}
        style={{ height: virtual.getTotalSize() }}
        onFocus={keepFocus}
      >
        {(virtual.isScrolling ? byPlace(items, places.current) : items).map(({ index, start, size }) => {
          const conversation = rows[index];
          if (!conversation) return null;
          const { id, assigneeId, teamId } = conversation;
          return (
            <li
              // As many places as rows stand ready: one that leaves gives its place, with all its nodes, to the one that comes.
              key={index % places.current}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 [contain:strict]"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <ConversationRow
                conversation={conversation}
                words={words}
                assigneeName={assigneeId === null ? undefined : names.get(assigneeId)}
                teamName={assigneeId === null && teamId !== null ? teamNames.get(teamId) : undefined}
                hasDraft={drafts.has(id) && id !== chosenId}
                isChosen={id === chosenId}
                isSelected={selected.has(id)}
                isSelecting={selected.size > 0}
                onChoose={onChoose}
                onSelect={onSelect}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Keys go to the conversation that had them, wherever its row is now, and to none that took its place. */
function useFocusThatFollows(): (event: FocusEvent) => void {
  const id = useRef<string>(undefined);
  useLayoutEffect(() => {
    const focused = document.activeElement as HTMLElement | null;
    const shown = focused && conversationAt(focused);
    if (!shown || shown === id.current) return;
    const place = document.querySelector(`li:has(> * > [data-conversation="${id.current}"])`);
    if (place) place.querySelector<HTMLElement>(focused.localName)?.focus({ preventScroll: true });
    else focused.blur();
  });
  return ({ target }) => {
    id.current = conversationAt(target);
  };
}

function conversationAt(element: Element): string | undefined {
  return element.closest('li')?.querySelector<HTMLElement>('[data-conversation]')?.dataset.conversation;
}

/** `length` indexes that follow each other, from `first` or as near to it as there are rows. */
function neighbours(first: number, length: number, count: number): number[] {
  const from = Math.max(0, Math.min(first, count - length));
  return Array.from({ length: Math.min(length, count) }, (_, i) => from + i);
}

/** While one scrolls no row moves among its siblings, which would be drawn anew; at rest they stand as they are read. */
function byPlace(items: readonly VirtualItem[], places: number): VirtualItem[] {
  return items.toSorted((one, other) => (one.index % places) - (other.index % places));
}
