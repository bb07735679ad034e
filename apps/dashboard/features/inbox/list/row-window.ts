import { type RefObject, useLayoutEffect, useReducer, useRef, useState } from 'react';

/** The list counts as settled when it has not scrolled for this long. */
const REST_MS = 150;

/**
 * A virtualised list with recycled rows. It has as many slots (`slots`) as rows can be visible, plus some
 * spare. A row that leaves the window frees its slot for the row that enters, and only that slot re-renders.
 */
export interface RowWindow<Row> {
  /** Number of slots; it only grows. */
  readonly slots: number;
  /** Index in the list of the first row that has a slot. */
  readonly first: number;
  /** The row in this slot. */
  at(slot: number): Taken<Row>;
  /**
   * Subscribes to a slot: called when its row changes, and when scrolling settles. Returns the unsubscribe
   * function.
   */
  onTaken(slot: number, listener: () => void): () => void;
  /** Updates the window for these rows, viewport height and scroll position. */
  look(list: { rows: readonly Row[]; heightPx: number; topPx: number; isMoving: boolean }): void;
}

export interface Taken<Row> {
  index: number;
  /** Undefined past the end of the list. */
  row: Row | undefined;
  /** The row entered the slot while the list was scrolling, and the list has not settled since. */
  isPassing: boolean;
}

/** `spare`: rows kept rendered above and below the visible ones (overscan). */
export function createRowWindow<Row>({ rowPx, spare }: { rowPx: number; spare: number }): RowWindow<Row> {
  const listeners = new Map<number, () => void>();
  const passing = new Set<number>();
  let rows: readonly Row[] = [];
  let slots = 0;
  let first = 0;
  return {
    get slots() {
      return slots;
    },
    get first() {
      return first;
    },
    at(slot) {
      const index = first + ((((slot - first) % slots) + slots) % slots);
      return { index, row: rows[index], isPassing: passing.has(slot) };
    },
    onTaken(slot, listener) {
      listeners.set(slot, listener);
      return () => listeners.delete(slot);
    },
    look({ rows: now, heightPx, topPx, isMoving }) {
      const before = { rows, first, slots };
      rows = now;
      slots = Math.max(slots, Math.ceil(heightPx / rowPx) + 1 + 2 * spare);
      first = Math.max(0, Math.min(Math.floor(topPx / rowPx) - spare, rows.length - slots));
      for (let index = first; index < first + slots; index += 1) {
        const slot = index % slots;
        // When the number of slots changes, every row moves to another slot.
        const stood = slots === before.slots && index >= before.first && index < before.first + slots;
        if (!stood && isMoving) passing.add(slot);
        const rests = !isMoving && passing.delete(slot);
        if (!stood || rests || rows[index] !== before.rows[index]) listeners.get(slot)?.();
      }
    },
  };
}

interface Followed<Row> {
  scroll: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  rowPx: number;
  spare: number;
  /** Distance from the end of the list that counts as near, in rows. */
  nearEnd: number;
}

/**
 * A row window that follows a scroll container. The calling component re-renders only when scrolling starts
 * or settles. `order` lists the slots in row order as of the last settling; reordering siblings while
 * scrolling would re-render them.
 */
export function useRowWindow<Row>({ scroll, rows, rowPx, spare, nearEnd }: Followed<Row>) {
  const [window] = useState(() => createRowWindow<Row>({ rowPx, spare }));
  const [rest, setRest] = useState({ slots: 0, first: 0 });
  const [isMoving, setMoving] = useState(false);
  const [isNearEnd, setNearEnd] = useState(false);
  const seen = useRef({ rows, heightPx: 0, topPx: 0, isMoving: false });
  function look(change: Partial<typeof seen.current>): void {
    seen.current = { ...seen.current, ...change };
    window.look(seen.current);
    setNearEnd(window.first + window.slots > seen.current.rows.length - nearEnd);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` behaves the same in every render.
  useLayoutEffect(() => {
    const list = scroll.current;
    if (!list) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame: number | undefined;
    const settle = () => {
      look({ heightPx: list.clientHeight, topPx: list.scrollTop, isMoving: false });
      setRest({ slots: window.slots, first: window.first });
      setMoving(false);
    };
    const lookNow = () => {
      frame = undefined;
      look({ topPx: list.scrollTop, isMoving: true });
      setMoving(true);
      clearTimeout(timer);
      timer = setTimeout(settle, REST_MS);
    };
    // Deferred to the frame after the scroll event, because the scrolling frame is already busy; the spare
    // rows cover the delay.
    const onScroll = () => {
      frame ??= requestAnimationFrame(() => {
        frame = requestAnimationFrame(lookNow);
      });
    };
    const size = new ResizeObserver(settle);
    size.observe(list);
    list.addEventListener('scroll', onScroll, { passive: true });
    settle();
    return () => {
      clearTimeout(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
      size.disconnect();
      list.removeEventListener('scroll', onScroll);
    };
  }, [scroll, window]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` behaves the same in every render.
  useLayoutEffect(() => look({ rows }), [rows]);

  const first = Math.max(0, Math.min(rest.first, rows.length - rest.slots));
  const length = Math.min(rest.slots, rows.length);
  const order = Array.from({ length }, (_, i) => (first + i) % rest.slots);
  return { window, order, isMoving, isNearEnd };
}

/** The row in this slot; re-renders the calling component when it changes. */
export function useTaken<Row>(window: RowWindow<Row>, slot: number): Taken<Row> {
  const [, redraw] = useReducer((draws: number) => draws + 1, 0);
  useLayoutEffect(() => window.onTaken(slot, redraw), [window, slot]);
  return window.at(slot);
}
