import { describe, expect, test } from 'vitest';
import { createRowWindow } from './row-window.ts';

const hundred = Array.from({ length: 100 }, (_, i) => `row ${i}`);
/** Ten visible rows, one partly visible, two spare rows on each side. */
const heightPx = 200;

function open() {
  const window = createRowWindow<string>({ rowPx: 20, overscan: 2 });
  window.update({ rows: hundred, heightPx, topPx: 0, isScrolling: false });
  const notified: number[] = [];
  for (let slot = 0; slot < window.slotCount; slot += 1) window.subscribe(slot, () => notified.push(slot));
  const indexes = () =>
    Array.from({ length: window.slotCount }, (_, slot) => window.at(slot).index).sort((a, b) => a - b);
  return { window, notified, indexes };
}
const from = (first: number) => Array.from({ length: 15 }, (_, i) => first + i);

describe('a virtualised list', () => {
  test('has a slot for every visible row at any scroll position', () => {
    const { window, indexes } = open();
    for (const topPx of [0, 19, 60, 777, 1_800, 20, 5_000]) {
      window.update({ rows: hundred, heightPx, topPx, isScrolling: true });
      expect(indexes()).toEqual(from(Math.max(0, Math.min(Math.floor(topPx / 20) - 2, 85))));
    }
  });

  test('notifies only the slots whose row changes', () => {
    const { window, notified } = open();
    window.update({ rows: hundred, heightPx, topPx: 59, isScrolling: true });
    expect(notified).toEqual([]);
    window.update({ rows: hundred, heightPx, topPx: 60, isScrolling: true });
    expect(notified).toEqual([0]);
    expect(window.at(0)).toEqual({ index: 15, row: 'row 15', isTransient: true });
    window.update({ rows: hundred.with(3, 'said anew'), heightPx, topPx: 60, isScrolling: true });
    expect(notified).toEqual([0, 3]);
  });

  test('notifies rows added during scrolling once scrolling stops, and no others', () => {
    const { window, notified } = open();
    window.update({ rows: hundred, heightPx, topPx: 100, isScrolling: true });
    expect(notified).toEqual([0, 1, 2]);
    expect([0, 1, 2, 3].map((slot) => window.at(slot).isTransient)).toEqual([true, true, true, false]);
    notified.length = 0;
    window.update({ rows: hundred, heightPx, topPx: 100, isScrolling: false });
    expect(notified).toEqual([0, 1, 2]);
    expect([0, 1, 2, 3].some((slot) => window.at(slot).isTransient)).toBe(false);
    window.update({ rows: hundred, heightPx, topPx: 100, isScrolling: false });
    expect(notified).toHaveLength(3);
  });

  test('notifies every slot when the number of slots changes', () => {
    const { window, notified } = open();
    window.update({ rows: hundred, heightPx, topPx: 1_000, isScrolling: false });
    notified.length = 0;
    window.update({ rows: hundred, heightPx: heightPx + 60, topPx: 1_000, isScrolling: false });
    expect(window.slotCount).toBe(18);
    expect(notified.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, slot) => slot));
  });

  test('has no row past the end of a list that became shorter', () => {
    const { window, notified } = open();
    window.update({ rows: hundred, heightPx, topPx: 1_000, isScrolling: true });
    notified.length = 0;
    window.update({ rows: hundred.slice(0, 3), heightPx, topPx: 1_000, isScrolling: true });
    expect(window.first).toBe(0);
    expect(window.at(2).row).toBe('row 2');
    expect(window.at(3).row).toBeUndefined();
    expect(new Set(notified).size).toBe(15);
  });

  test('does not notify a slot after it unsubscribes', () => {
    const window = createRowWindow<string>({ rowPx: 20, overscan: 2 });
    window.update({ rows: hundred, heightPx, topPx: 0, isScrolling: false });
    let calls = 0;
    const unsubscribe = window.subscribe(0, () => {
      calls += 1;
    });
    unsubscribe();
    window.update({ rows: hundred, heightPx, topPx: 1_000, isScrolling: true });
    expect(calls).toBe(0);
  });
});
