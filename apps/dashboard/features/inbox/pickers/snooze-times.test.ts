import { expect, test } from 'vitest';
import { fromInputValue, snoozePresets, toInputValue } from './snooze-times.ts';

const presets = (now: string, timeZone: string) =>
  snoozePresets(new Date(now), timeZone).map(({ name, at }) => `${name} ${at.toISOString()}`);

test('suggests times of the day in the time zone of the user', () => {
  // Thursday, 13:20 in Riyadh.
  expect(presets('2026-12-03T10:20:00Z', 'Asia/Riyadh')).toEqual([
    'inHour 2026-12-03T11:20:00.000Z',
    'laterToday 2026-12-03T13:00:00.000Z',
    'tomorrow 2026-12-04T06:00:00.000Z',
    'nextWeek 2026-12-07T06:00:00.000Z',
  ]);
});

test('suggests neither a night hour nor the same morning twice', () => {
  // Sunday, 22:30 in Paris: still Sunday there.
  expect(presets('2026-12-06T21:30:00Z', 'Europe/Paris')).toEqual([
    'inHour 2026-12-06T22:30:00.000Z',
    'tomorrow 2026-12-07T08:00:00.000Z',
  ]);
});

test('keeps nine in the morning when the clocks change', () => {
  const [, , tomorrow] = presets('2026-03-28T10:00:00Z', 'Europe/Paris');
  expect(tomorrow).toBe('tomorrow 2026-03-29T07:00:00.000Z');
});

test('reads and writes the time of an input in the time zone of the user', () => {
  const zones = ['America/St_Johns', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Europe/Paris', 'UTC'];
  const values = ['2026-01-31T00:00', '2026-03-29T03:30', '2026-10-25T23:59', '2028-02-29T12:05'];
  for (const zone of zones)
    for (const value of values)
      expect(toInputValue(fromInputValue(value, zone) ?? new Date(0), zone)).toBe(value);
  expect(fromInputValue('', 'UTC')).toBeUndefined();
});

test('takes a time that daylight saving skips as an hour later', () =>
  expect(fromInputValue('2026-03-29T02:30', 'Europe/Paris')?.toISOString()).toBe('2026-03-29T01:30:00.000Z'));
