import { describe, expect, test } from 'vitest';
import { createRowWindow } from './row-window.ts';

const hundred = Array.from({ length: 100 }, (_, i) => `row ${i}`);
/** Ten visible rows, one partly visible, two spare rows on each side. */
const heightPx = 200;

function open() {
  const window = createRowWindow<string>({ rowPx: 20, spare: 2 });
  window.look({ rows: hundred, heightPx, topPx: 0, isMoving: false });
  const taken: number[] = [];
  for (let slot = 0; slot < window.slots; slot += 1) window.onTaken(slot, () => taken.push(slot));
  const visible = () =>
    Array.from({ length: window.slots }, (_, slot) => window.at(slot).index).sort((a, b) => a - b);
  return { window, taken, visible };
}
const from = (first: number) => Array.from({ length: 15 }, (_, i) => first + i);

describe('a window over a long list', () => {
  test('has every row in sight in a slot of its own, wherever it is scrolled', () => {
    const { window, visible } = open();
    for (const topPx of [0, 19, 60, 777, 1_800, 20, 5_000]) {
      window.look({ rows: hundred, heightPx, topPx, isMoving: true });
      expect(visible()).toEqual(from(Math.max(0, Math.min(Math.floor(topPx / 20) - 2, 85))));
    }
  });

  test('tells only the slots whose row is another', () => {
    const { window, taken } = open();
    window.look({ rows: hundred, heightPx, topPx: 59, isMoving: true });
    expect(taken).toEqual([]);
    window.look({ rows: hundred, heightPx, topPx: 60, isMoving: true });
    expect(taken).toEqual([0]);
    expect(window.at(0)).toEqual({ index: 15, row: 'row 15', isPassing: true });
    window.look({ rows: hundred.with(3, 'said anew'), heightPx, topPx: 60, isMoving: true });
    expect(taken).toEqual([0, 3]);
  });

  test('tells a row that came passing when the list is at rest, and no other', () => {
    const { window, taken } = open();
    window.look({ rows: hundred, heightPx, topPx: 100, isMoving: true });
    expect(taken).toEqual([0, 1, 2]);
    expect([0, 1, 2, 3].map((slot) => window.at(slot).isPassing)).toEqual([true, true, true, false]);
    taken.length = 0;
    window.look({ rows: hundred, heightPx, topPx: 100, isMoving: false });
    expect(taken).toEqual([0, 1, 2]);
    expect([0, 1, 2, 3].some((slot) => window.at(slot).isPassing)).toBe(false);
    window.look({ rows: hundred, heightPx, topPx: 100, isMoving: false });
    expect(taken).toHaveLength(3);
  });

  test('tells every slot when there are more of them, for every row has another one then', () => {
    const { window, taken } = open();
    window.look({ rows: hundred, heightPx, topPx: 1_000, isMoving: false });
    taken.length = 0;
    window.look({ rows: hundred, heightPx: heightPx + 60, topPx: 1_000, isMoving: false });
    expect(window.slots).toBe(18);
    expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, slot) => slot));
  });

  test('has no row past the end of a list that became short', () => {
    const { window, taken } = open();
    window.look({ rows: hundred, heightPx, topPx: 1_000, isMoving: true });
    taken.length = 0;
    window.look({ rows: hundred.slice(0, 3), heightPx, topPx: 1_000, isMoving: true });
    expect(window.first).toBe(0);
    expect(window.at(2).row).toBe('row 2');
    expect(window.at(3).row).toBeUndefined();
    expect(new Set(taken).size).toBe(15);
  });

  test('stops telling who has left', () => {
    const window = createRowWindow<string>({ rowPx: 20, spare: 2 });
    window.look({ rows: hundred, heightPx, topPx: 0, isMoving: false });
    let told = 0;
    const leave = window.onTaken(0, () => {
      told += 1;
    });
    leave();
    window.look({ rows: hundred, heightPx, topPx: 1_000, isMoving: true });
    expect(told).toBe(0);
  });
});
