import {
  type FocusEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Conversation } from '../../conversations/index.ts';
import { ConversationRow, rowPxOf } from './conversation-row.tsx';
import type { RowContext } from './row-context.ts';
import type { RowMenuTarget } from './row-menu.tsx';
import { type RowWindow, useRowWindow, useSlot } from './row-window.ts';

const OVERSCAN = 4;
const NEAR_END = 15;

interface Props {
  rows: readonly Conversation[];
  context: RowContext;
  hasMore: boolean;
  /** Receives a function that scrolls a row into view. */
  scrollToRow: RefObject<((index: number) => void) | undefined>;
  /** Called when the end is near, and again whenever `onNearEnd` changes while it is. */
  onNearEnd(): void;
  /** Called when the context menu of a row is asked for, by a mouse or a keyboard. */
  onMenu(target: RowMenuTarget): void;
  /** Content after the rows, or instead of them when the list is empty. */
  children: ReactNode;
}

/** The scroll container with the visible rows. Scrolling does not re-render it, only the recycled rows. */
export function ConversationRows({
  rows,
  context,
  hasMore,
  scrollToRow,
  onNearEnd,
  onMenu,
  children,
}: Props) {
  const rowPx = rowPxOf(context);
  const scroll = useRef<HTMLDivElement>(null);
  const { window, order, isScrolling, isNearEnd } = useRowWindow({
    scroll,
    rows,
    rowPx,
    overscan: OVERSCAN,
    nearEnd: NEAR_END,
  });
  scrollToRow.current = (index) => scroll.current && scrollIntoView(scroll.current, index * rowPx, rowPx);
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  const focus = useStickyFocus();
  return (
    // Opaque, because otherwise the browser would recomposite all its layers on every scroll step.
    <div
      ref={scroll}
      className="min-h-0 grow overflow-y-auto bg-surface [contain:strict]"
      data-testid="conversations"
    >
      <ul
        // While scrolling, an overlay intercepts pointer events, so that the browser does no hit testing and
        // no row gets hover styles.
        data-scrolling={isScrolling || undefined}
        className="relative data-scrolling:after:absolute data-scrolling:after:inset-0 data-scrolling:after:z-20"
        style={{ height: rows.length * rowPx }}
        onFocus={focus.remember}
        onContextMenu={(event) => {
          const target = menuTarget(event, rows);
          if (!target) return;
          event.preventDefault();
          onMenu(target);
        }}
      >
        {order.map((slot) => (
          <RowSlot
            key={slot}
            slot={slot}
            window={window}
            setSize={hasMore ? -1 : rows.length}
            context={context}
            onRowChange={focus.restore}
          />
        ))}
      </ul>
      {children}
    </div>
  );
}

interface RowSlotProps {
  slot: number;
  window: RowWindow<Conversation>;
  setSize: number;
  context: RowContext;
  /** Called when this slot shows a different conversation. */
  onRowChange(): void;
}

/** A recycled row slot: when a row leaves the window, its DOM nodes are reused for the row that enters it. */
const RowSlot = memo(function Place({ slot, window, setSize, context, onRowChange }: RowSlotProps) {
  const { index, row: conversation, isTransient } = useSlot(window, slot);
  const item = useRef<HTMLLIElement>(null);
  // Forces layout now, between two frames, so that the frame that paints has less to do.
  useLayoutEffect(() => void item.current?.offsetTop);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the conversation in this slot changes.
  useLayoutEffect(onRowChange, [conversation?.id, onRowChange]);
  if (!conversation) return null;
  const { id, assigneeId, teamId, sessionId } = conversation;
  const { texts, memberNames, teamNames, selected, drafts, isComfortable, showsStatus, sessions } = context;
  const { openId, onOpen, onSelect } = context;
  return (
    <ConversationRow
      ref={item}
      index={index}
      setSize={setSize}
      conversation={conversation}
      texts={texts}
      assigneeName={assigneeId === null ? undefined : memberNames.get(assigneeId)}
      teamName={assigneeId === null && teamId !== null ? teamNames.get(teamId) : undefined}
      hasDraft={drafts.has(id) && id !== openId}
      isOpen={id === openId}
      isSelected={selected.has(id)}
      isSelecting={selected.size > 0}
      isTransient={isTransient}
      isComfortable={isComfortable}
      showsStatus={showsStatus}
      session={sessions.get(sessionId)}
      onOpen={onOpen}
      onSelect={onSelect}
    />
  );
});

function scrollIntoView(list: HTMLElement, topPx: number, rowPx: number): void {
  list.scrollTop = Math.min(topPx, Math.max(list.scrollTop, topPx + rowPx - list.clientHeight));
}

/**
 * Keeps keyboard focus on the conversation that had it when rows are recycled, and never moves it to the
 * conversation that took over the slot.
 */
function useStickyFocus() {
  const id = useRef<string>(undefined);
  const [focus] = useState(() => ({
    remember({ target }: FocusEvent): void {
      id.current = conversationIdOf(target);
    },
    restore(): void {
      const focused = document.activeElement as HTMLElement | null;
      const shown = focused && conversationIdOf(focused);
      if (!shown || shown === id.current) return;
      const slot = document.querySelector(`li:has(> [data-conversation="${id.current}"])`);
      slot?.querySelector<HTMLElement>(focused.localName)?.focus({ preventScroll: true });
      // The conversation is outside the window, or its checkbox is not rendered while scrolling.
      if (document.activeElement === focused) focused.blur();
    },
  }));
  return focus;
}

/** The row under a context menu event; undefined for a touch, which selects. */
function menuTarget(event: MouseEvent, rows: readonly Conversation[]): RowMenuTarget | undefined {
  const { nativeEvent, target, clientX, clientY } = event;
  if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch') return undefined;
  const row = (target as Element).closest('li')?.querySelector<HTMLElement>('[data-conversation]');
  const conversation = rows.find(({ id }) => id === row?.dataset.conversation);
  return row && conversation ? { conversation, row, x: clientX, y: clientY } : undefined;
}

function conversationIdOf(element: Element): string | undefined {
  return element.closest('li')?.querySelector<HTMLElement>('[data-conversation]')?.dataset.conversation;
}
