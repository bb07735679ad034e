import { expect, test } from 'vitest';
import { fillDays } from './fill-days.ts';

test('days without messages are filled in, across the end of a month', () => {
  const busy = { date: '2026-12-01', received: 3, sent: 2, delivered: 2, read: 1, failed: 0 };
  const days = fillDays({ from: '2026-11-29T00:00:00.000Z', days: [busy] }, 4);
  expect(days.map(({ date, received }) => [date, received])).toEqual([
    ['2026-11-29', 0],
    ['2026-11-30', 0],
    ['2026-12-01', 3],
    ['2026-12-02', 0],
  ]);
});
