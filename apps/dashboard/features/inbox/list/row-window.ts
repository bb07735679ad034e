import { type RefObject, useLayoutEffect, useReducer, useRef, useState } from 'react';

/** The list counts as settled when it has not scrolled for this long. */
const SETTLE_MS = 150;

/**
 * A virtualised list with recycled rows. It has as many slots (`slots`) as rows can be visible, plus some
 * spare. A row that leaves the window frees its slot for the row that enters, and only that slot re-renders.
 */
export interface RowWindow<Row> {
  /** Number of slots; it only grows. */
  readonly slotCount: number;
  /** Index in the list of the first row that has a slot. */
  readonly first: number;
  /** The row in this slot. */
  at(slot: number): SlotContent<Row>;
  /**
   * Subscribes to a slot: called when its row changes, and when scrolling settles. Returns the unsubscribe
   * function.
   */
  subscribe(slot: number, listener: () => void): () => void;
  /** Updates the window for these rows, viewport height and scroll position. */
  update(list: { rows: readonly Row[]; heightPx: number; topPx: number; isScrolling: boolean }): void;
}

export interface SlotContent<Row> {
  index: number;
  /** Undefined past the end of the list. */
  row: Row | undefined;
  /** The row entered the slot while the list was scrolling, and the list has not settled since. */
  isTransient: boolean;
}

/** `overscan`: rows kept rendered above and below the visible ones. */
export function createRowWindow<Row>({
  rowPx,
  overscan,
}: {
  rowPx: number;
  overscan: number;
}): RowWindow<Row> {
  const listeners = new Map<number, () => void>();
  const transient = new Set<number>();
  let rows: readonly Row[] = [];
  let slotCount = 0;
  let first = 0;
  return {
    get slotCount() {
      return slotCount;
    },
    get first() {
      return first;
    },
    at(slot) {
      const index = first + ((((slot - first) % slotCount) + slotCount) % slotCount);
      return { index, row: rows[index], isTransient: transient.has(slot) };
    },
    subscribe(slot, listener) {
      listeners.set(slot, listener);
      return () => listeners.delete(slot);
    },
    update({ rows: now, heightPx, topPx, isScrolling }) {
      const previous = { rows, first, slotCount };
      rows = now;
      slotCount = Math.max(slotCount, Math.ceil(heightPx / rowPx) + 1 + 2 * overscan);
      first = Math.max(0, Math.min(Math.floor(topPx / rowPx) - overscan, rows.length - slotCount));
      for (let index = first; index < first + slotCount; index += 1) {
        const slot = index % slotCount;
        // When the number of slots changes, every row moves to another slot.
        const stayed =
          slotCount === previous.slotCount && index >= previous.first && index < previous.first + slotCount;
        if (!stayed && isScrolling) transient.add(slot);
        const hasSettled = !isScrolling && transient.delete(slot);
        if (!stayed || hasSettled || rows[index] !== previous.rows[index]) listeners.get(slot)?.();
      }
    },
  };
}

interface Options<Row> {
  scroll: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  rowPx: number;
  overscan: number;
  /** Distance from the end of the list that counts as near, in rows. */
  nearEnd: number;
}

/**
 * A row window that follows a scroll container. The calling component re-renders only when scrolling starts
 * or settles. `order` lists the slots in row order as of the last settling; reordering siblings while
 * scrolling would re-render them.
 */
export function useRowWindow<Row>({ scroll, rows, rowPx, overscan, nearEnd }: Options<Row>) {
  const [window] = useState(() => createRowWindow<Row>({ rowPx, overscan }));
  const [settled, setSettled] = useState({ slotCount: 0, first: 0 });
  const [isScrolling, setScrolling] = useState(false);
  const [isNearEnd, setNearEnd] = useState(false);
  const latest = useRef({ rows, heightPx: 0, topPx: 0, isScrolling: false });
  function update(change: Partial<typeof latest.current>): void {
    latest.current = { ...latest.current, ...change };
    window.update(latest.current);
    setNearEnd(window.first + window.slotCount > latest.current.rows.length - nearEnd);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `update` behaves the same in every render.
  useLayoutEffect(() => {
    const list = scroll.current;
    if (!list) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame: number | undefined;
    const settle = () => {
      update({ heightPx: list.clientHeight, topPx: list.scrollTop, isScrolling: false });
      setSettled({ slotCount: window.slotCount, first: window.first });
      setScrolling(false);
    };
    const onScrollFrame = () => {
      frame = undefined;
      update({ topPx: list.scrollTop, isScrolling: true });
      setScrolling(true);
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE_MS);
    };
    // Deferred to the frame after the scroll event, because the scrolling frame is already busy; the overscan
    // covers the delay.
    const onScroll = () => {
      frame ??= requestAnimationFrame(() => {
        frame = requestAnimationFrame(onScrollFrame);
      });
    };
    const resizeObserver = new ResizeObserver(settle);
    resizeObserver.observe(list);
    list.addEventListener('scroll', onScroll, { passive: true });
    settle();
    return () => {
      clearTimeout(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
      resizeObserver.disconnect();
      list.removeEventListener('scroll', onScroll);
    };
  }, [scroll, window]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `update` behaves the same in every render.
  useLayoutEffect(() => update({ rows }), [rows]);

  const first = Math.max(0, Math.min(settled.first, rows.length - settled.slotCount));
  const length = Math.min(settled.slotCount, rows.length);
  const order = Array.from({ length }, (_, i) => (first + i) % settled.slotCount);
  return { window, order, isScrolling, isNearEnd };
}

/** The row in this slot; re-renders the calling component when it changes. */
export function useSlot<Row>(window: RowWindow<Row>, slot: number): SlotContent<Row> {
  const [, forceRender] = useReducer((renders: number) => renders + 1, 0);
  useLayoutEffect(() => window.subscribe(slot, forceRender), [window, slot]);
  return window.at(slot);
}
