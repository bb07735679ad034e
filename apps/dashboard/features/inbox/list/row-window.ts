import { type RefObject, useLayoutEffect, useReducer, useRef, useState } from 'react';

/** How long nothing must move for the list to be at rest. */
const REST_MS = 150;

/**
 * Which rows of a long list stand in the page: as many places as rows can be in sight, and some spare. A row that leaves
 * gives its place to the one that comes, and only what stands in that place is drawn anew.
 */
export interface RowWindow<Row> {
  /** How many places there are; it only grows. */
  readonly places: number;
  /** The first row that stands in one, by its index in the list. */
  readonly first: number;
  /** What stands in this place. */
  at(place: number): Taken<Row>;
  /** Hears when something else stands in this place, and when what came passing has come to rest. */
  onTaken(place: number, listener: () => void): () => void;
  /** Looks where a list is that has these rows, this height, and is scrolled this far. */
  look(list: { rows: readonly Row[]; heightPx: number; topPx: number; isMoving: boolean }): void;
}

export interface Taken<Row> {
  index: number;
  /** Past the end of the list there is none. */
  row: Row | undefined;
  /** It came while the list moved, which has not been at rest since. */
  isPassing: boolean;
}

/** `spare`: rows that stand ready above those in sight, and below. */
export function createRowWindow<Row>({ rowPx, spare }: { rowPx: number; spare: number }): RowWindow<Row> {
  const listeners = new Map<number, () => void>();
  const passing = new Set<number>();
  let rows: readonly Row[] = [];
  let places = 0;
  let first = 0;
  return {
    get places() {
      return places;
    },
    get first() {
      return first;
    },
    at(place) {
      const index = first + ((((place - first) % places) + places) % places);
      return { index, row: rows[index], isPassing: passing.has(place) };
    },
    onTaken(place, listener) {
      listeners.set(place, listener);
      return () => listeners.delete(place);
    },
    look({ rows: now, heightPx, topPx, isMoving }) {
      const before = { rows, first, places };
      rows = now;
      places = Math.max(places, Math.ceil(heightPx / rowPx) + 1 + 2 * spare);
      first = Math.max(0, Math.min(Math.floor(topPx / rowPx) - spare, rows.length - places));
      for (let index = first; index < first + places; index += 1) {
        const place = index % places;
        // With more places, every row has another one.
        const stood = places === before.places && index >= before.first && index < before.first + places;
        if (!stood && isMoving) passing.add(place);
        const rests = !isMoving && passing.delete(place);
        if (!stood || rests || rows[index] !== before.rows[index]) listeners.get(place)?.();
      }
    },
  };
}

interface Followed<Row> {
  scroll: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  rowPx: number;
  spare: number;
  /** So many rows before the end, it is near. */
  nearEnd: number;
}

/**
 * A window that follows an element. Whoever asks is drawn anew only when the list sets out or comes to rest. `order`:
 * the places as their rows were read at the last rest; what moves among its siblings would be drawn anew.
 */
export function useRowWindow<Row>({ scroll, rows, rowPx, spare, nearEnd }: Followed<Row>) {
  const [window] = useState(() => createRowWindow<Row>({ rowPx, spare }));
  const [rest, setRest] = useState({ places: 0, first: 0 });
  const [isMoving, setMoving] = useState(false);
  const [isNearEnd, setNearEnd] = useState(false);
  const seen = useRef({ rows, heightPx: 0, topPx: 0, isMoving: false });
  function look(change: Partial<typeof seen.current>): void {
    seen.current = { ...seen.current, ...change };
    window.look(seen.current);
    setNearEnd(window.first + window.places > seen.current.rows.length - nearEnd);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what looks is the same at every drawing.
  useLayoutEffect(() => {
    const list = scroll.current;
    if (!list) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame: number | undefined;
    const settle = () => {
      look({ heightPx: list.clientHeight, topPx: list.scrollTop, isMoving: false });
      setRest({ places: window.places, first: window.first });
      setMoving(false);
    };
    const lookNow = () => {
      frame = undefined;
      look({ topPx: list.scrollTop, isMoving: true });
      setMoving(true);
      clearTimeout(timer);
      timer = setTimeout(settle, REST_MS);
    };
    // The frame that scrolls has enough to do; the spare rows give time to look in the one after it.
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: what looks is the same at every drawing.
  useLayoutEffect(() => look({ rows }), [rows]);

  const first = Math.max(0, Math.min(rest.first, rows.length - rest.places));
  const length = Math.min(rest.places, rows.length);
  const order = Array.from({ length }, (_, i) => (first + i) % rest.places);
  return { window, order, isMoving, isNearEnd };
}

/** What stands in this place; draws whoever asks anew when it is something else. */
export function useTaken<Row>(window: RowWindow<Row>, place: number): Taken<Row> {
  const [, redraw] = useReducer((draws: number) => draws + 1, 0);
  useLayoutEffect(() => window.onTaken(place, redraw), [window, place]);
  return window.at(place);
}
