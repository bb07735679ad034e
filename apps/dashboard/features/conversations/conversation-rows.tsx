import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { ConversationRow } from './conversation-row.tsx';
import type { Conversation } from './filters.ts';
import type { RowContext } from './row-context.ts';

const ROW_PX = 76;
/** Rows that stand ready above and below those in sight. */
const SPARE = 4;
const NEAR_END = 15;

interface Props {
  rows: readonly Conversation[];
  context: RowContext;
  hasMore: boolean;
  /** Filled with how to bring a row into sight. */
  reveal: RefObject<((index: number) => void) | undefined>;
  /** Called again whenever other rows are loaded, for as long as the end is near. */
  onNearEnd(): void;
  /** What stands there while there are no rows. */
  children: ReactNode;
}

/** What scrolls, with the rows in sight. Drawn anew while one scrolls, so nothing stands here that need not be. */
export function ConversationRows({ rows, context, hasMore, reveal, onNearEnd, children }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
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
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - NEAR_END;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, another end.
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, rows, onNearEnd]);
  const keepFocus = useFocusThatFollows();
  return (
    // Opaque, or the browser would put all its layers together anew for every step.
    <div
      ref={scroll}
      className="min-h-0 grow overflow-y-auto bg-surface [contain:strict]"
      data-testid="conversations"
    >
      {children}
      <ul
        // What passes under the pointer is not what it points at: a cover takes it, and no row is looked through.
        className={`relative ${virtual.isScrolling ? 'after:absolute after:inset-0 after:z-20' : ''}`}
        style={{ height: virtual.getTotalSize() }}
        onFocus={keepFocus}
      >
        {(virtual.isScrolling ? byPlace(items, places.current) : items).map(({ index }) => {
          const conversation = rows[index];
          return (
            conversation && (
              // As many places as rows stand ready: one that leaves gives its place, with all its nodes, to the one that comes.
              <Place
                key={index % places.current}
                index={index}
                setSize={hasMore ? -1 : rows.length}
                conversation={conversation}
                context={context}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}

interface PlaceProps {
  index: number;
  setSize: number;
  conversation: Conversation;
  context: RowContext;
}

/** Picks what a row needs, so that a row is drawn only when something of it is another. */
const Place = memo(function Place({ index, setSize, conversation, context }: PlaceProps) {
  const { id, assigneeId, teamId } = conversation;
  const { words, memberNames, teamNames, selected, drafts, chosenId, onChoose, onSelect } = context;
  return (
    <ConversationRow
      position={index + 1}
      setSize={setSize}
      topPx={index * ROW_PX}
      heightPx={ROW_PX}
      conversation={conversation}
      words={words}
      assigneeName={assigneeId === null ? undefined : memberNames.get(assigneeId)}
      teamName={assigneeId === null && teamId !== null ? teamNames.get(teamId) : undefined}
      hasDraft={drafts.has(id) && id !== chosenId}
      isChosen={id === chosenId}
      isSelected={selected.has(id)}
      isSelecting={selected.size > 0}
      onChoose={onChoose}
      onSelect={onSelect}
    />
  );
});

/** Keys go to the conversation that had them, wherever its row is now, and to none that took its place. */
function useFocusThatFollows(): (event: FocusEvent) => void {
  const id = useRef<string>(undefined);
  useLayoutEffect(() => {
    const focused = document.activeElement as HTMLElement | null;
    const shown = focused && conversationAt(focused);
    if (!shown || shown === id.current) return;
    const place = document.querySelector(`li:has(> [data-conversation="${id.current}"])`);
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
