import {
  type FocusEvent,
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Conversation } from '../../conversations/index.ts';
import { ConversationRow, ROW_PX } from './conversation-row.tsx';
import type { RowContext } from './row-context.ts';
import { type RowWindow, useRowWindow, useTaken } from './row-window.ts';

const SPARE = 4;
const NEAR_END = 15;

interface Props {
  rows: readonly Conversation[];
  context: RowContext;
  hasMore: boolean;
  /** Filled with how to bring a row into sight. */
  reveal: RefObject<((index: number) => void) | undefined>;
  /** Called when the end is near, and again with every other `onNearEnd` for as long as it is. */
  onNearEnd(): void;
  /** What stands after the rows, and instead of them while there are none. */
  children: ReactNode;
}

/** What scrolls, with the rows in sight. Not drawn anew for a row that comes: its place is. */
export function ConversationRows({ rows, context, hasMore, reveal, onNearEnd, children }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const { window, order, isMoving, isNearEnd } = useRowWindow({
    scroll,
    rows,
    rowPx: ROW_PX,
    spare: SPARE,
    nearEnd: NEAR_END,
  });
  reveal.current = (index) => scroll.current && bringIntoSight(scroll.current, index * ROW_PX);
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  const focus = useFocusThatFollows();
  return (
    // Opaque, or the browser would put all its layers together anew for every step.
    <div
      ref={scroll}
      className="min-h-0 grow overflow-y-auto bg-surface [contain:strict]"
      data-testid="conversations"
    >
      <ul
        // What passes under the pointer is not what it points at: a cover takes it, and no row is looked through.
        data-scrolling={isMoving || undefined}
        className="relative data-scrolling:after:absolute data-scrolling:after:inset-0 data-scrolling:after:z-20"
        style={{ height: rows.length * ROW_PX }}
        onFocus={focus.keep}
      >
        {order.map((place) => (
          <Place
            key={place}
            place={place}
            window={window}
            setSize={hasMore ? -1 : rows.length}
            context={context}
            onTaken={focus.follow}
          />
        ))}
      </ul>
      {children}
    </div>
  );
}

interface PlaceProps {
  place: number;
  window: RowWindow<Conversation>;
  setSize: number;
  context: RowContext;
  /** Another conversation stands here. */
  onTaken(): void;
}

/** One of as many places as rows stand ready: a row that leaves gives it, with all its nodes, to the one that comes. */
const Place = memo(function Place({ place, window, setSize, context, onTaken }: PlaceProps) {
  const { index, row: conversation, isPassing } = useTaken(window, place);
  const line = useRef<HTMLLIElement>(null);
  // Measured at once, between two frames: the one that paints it has less to do.
  useLayoutEffect(() => void line.current?.offsetTop);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one, another taking.
  useLayoutEffect(onTaken, [conversation?.id, onTaken]);
  if (!conversation) return null;
  const { id, assigneeId, teamId } = conversation;
  const { words, memberNames, teamNames, selected, drafts, chosenId, onChoose, onSelect } = context;
  return (
    <ConversationRow
      ref={line}
      index={index}
      setSize={setSize}
      conversation={conversation}
      words={words}
      assigneeName={assigneeId === null ? undefined : memberNames.get(assigneeId)}
      teamName={assigneeId === null && teamId !== null ? teamNames.get(teamId) : undefined}
      hasDraft={drafts.has(id) && id !== chosenId}
      isChosen={id === chosenId}
      isSelected={selected.has(id)}
      isSelecting={selected.size > 0}
      isPassing={isPassing}
      onChoose={onChoose}
      onSelect={onSelect}
    />
  );
});

function bringIntoSight(list: HTMLElement, topPx: number): void {
  list.scrollTop = Math.min(topPx, Math.max(list.scrollTop, topPx + ROW_PX - list.clientHeight));
}

/** Keys go to the conversation that had them, wherever its row is now, and to none that took its place. */
function useFocusThatFollows() {
  const id = useRef<string>(undefined);
  const [focus] = useState(() => ({
    keep({ target }: FocusEvent): void {
      id.current = conversationAt(target);
    },
    follow(): void {
      const focused = document.activeElement as HTMLElement | null;
      const shown = focused && conversationAt(focused);
      if (!shown || shown === id.current) return;
      const place = document.querySelector(`li:has(> [data-conversation="${id.current}"])`);
      place?.querySelector<HTMLElement>(focused.localName)?.focus({ preventScroll: true });
      // It is nowhere, or its box is hidden while it passes.
      if (document.activeElement === focused) focused.blur();
    },
  }));
  return focus;
}

function conversationAt(element: Element): string | undefined {
  return element.closest('li')?.querySelector<HTMLElement>('[data-conversation]')?.dataset.conversation;
}
