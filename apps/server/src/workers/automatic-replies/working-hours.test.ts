import type { WorkingHours } from '@waqtor/contract';
import { describe, expect, test } from 'vitest';
import { isOpenAt, wasOpenBetween } from './working-hours.ts';

const day = [
  { from: '09:00', to: '12:30' },
  { from: '14:00', to: '18:00' },
];

function hours(given: Partial<WorkingHours> = {}): WorkingHours {
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  return { isEnabled: true, timeZone: 'Europe/Paris', week, closedDates: [], ...given };
}
const at = (iso: string) => new Date(iso);

describe('working hours in Paris', () => {
  test.each([
    ['2026-11-20T07:59:00Z', false, 'a minute before opening'],
    ['2026-11-20T08:00:00Z', true, 'at the opening time'],
    ['2026-11-20T11:29:59Z', true, 'the last second before the break'],
    ['2026-11-20T11:30:00Z', false, 'the break'],
    ['2026-11-20T13:00:00Z', true, 'after the break'],
    ['2026-11-20T17:00:00Z', false, 'the evening'],
    ['2026-11-21T10:00:00Z', false, 'a Saturday'],
  ])('%s: open is %s (%s)', (iso, isOpen) => {
    expect(isOpenAt(hours(), at(iso))).toBe(isOpen);
  });

  test('open at nine before and after the clock changes in spring and autumn', () => {
    expect(isOpenAt(hours(), at('2026-03-27T07:59:00Z')), 'winter, an hour ahead').toBe(false);
    expect(isOpenAt(hours(), at('2026-03-27T08:00:00Z'))).toBe(true);
    expect(isOpenAt(hours(), at('2026-03-30T06:59:00Z')), 'summer, two hours ahead').toBe(false);
    expect(isOpenAt(hours(), at('2026-03-30T07:00:00Z'))).toBe(true);
    expect(isOpenAt(hours(), at('2026-10-26T07:59:00Z')), 'winter again').toBe(false);
    expect(isOpenAt(hours(), at('2026-10-26T08:00:00Z'))).toBe(true);
  });

  test('include the repeated hour twice and the skipped hour never', () => {
    const night = [{ from: '02:00', to: '03:00' }];
    const sundays = hours({ week: { ...hours().week, sun: night } });
    expect(isOpenAt(sundays, at('2026-10-25T00:30:00Z'))).toBe(true);
    expect(isOpenAt(sundays, at('2026-10-25T01:30:00Z'))).toBe(true);
    expect(isOpenAt(sundays, at('2026-10-25T02:30:00Z'))).toBe(false);
    expect(isOpenAt(sundays, at('2026-03-29T00:59:00Z'))).toBe(false);
    expect(isOpenAt(sundays, at('2026-03-29T01:00:00Z'))).toBe(false);
  });
});

test('working hours use the date in their own time zone, not in UTC', () => {
  const auckland = hours({ timeZone: 'Pacific/Auckland' });
  expect(isOpenAt(auckland, at('2026-11-19T20:30:00Z')), 'Friday 09:30 there').toBe(true);
  expect(isOpenAt(auckland, at('2026-11-20T20:30:00Z')), 'Saturday there').toBe(false);
  const closed = hours({ timeZone: 'Pacific/Auckland', closedDates: ['2026-11-20'] });
  expect(isOpenAt(closed, at('2026-11-19T20:30:00Z'))).toBe(false);
  expect(isOpenAt(closed, at('2026-11-18T20:30:00Z'))).toBe(true);
});

test('working hours may end at 24:00; when disabled, they are always open', () => {
  const late = hours({ week: { ...hours().week, fri: [{ from: '20:00', to: '24:00' }] } });
  expect(isOpenAt(late, at('2026-11-20T22:59:59Z'))).toBe(true);
  expect(isOpenAt(late, at('2026-11-20T23:00:00Z'))).toBe(false);
  expect(isOpenAt(hours({ isEnabled: false }), at('2026-11-21T03:00:00Z'))).toBe(true);
});

describe('working hours between two instants', () => {
  test.each([
    ['2026-11-20T18:00:00Z', '2026-11-20T20:00:00Z', false, 'one evening'],
    ['2026-11-20T18:00:00Z', '2026-11-21T06:00:00Z', false, 'an evening and the Saturday after'],
    ['2026-11-19T18:00:00Z', '2026-11-20T07:00:00Z', false, 'a night'],
    ['2026-11-19T18:00:00Z', '2026-11-20T17:30:00Z', true, 'a night and the day after'],
    ['2026-11-20T11:45:00Z', '2026-11-20T12:45:00Z', false, 'one break'],
    ['2026-11-20T11:45:00Z', '2026-11-20T17:30:00Z', true, 'a break and the afternoon'],
    ['2026-11-20T07:00:00Z', '2026-11-20T11:45:00Z', true, 'before opening, and the break'],
  ])('from %s to %s: were open: %s (%s)', (from, to, isOpen) => {
    expect(wasOpenBetween(hours(), at(from), at(to))).toBe(isOpen);
  });

  test('exclude closed dates', () => {
    const closed = hours({ closedDates: ['2026-11-20'] });
    expect(wasOpenBetween(closed, at('2026-11-19T18:00:00Z'), at('2026-11-20T17:30:00Z'))).toBe(false);
  });
});
