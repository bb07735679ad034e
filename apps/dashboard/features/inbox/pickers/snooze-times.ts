import { inAnHour } from '../../../lib/time/later-times.ts';
import { instantOf, type LocalTime, localTime } from '../../../lib/time/zoned.ts';

const MORNING = { hour: 9, minute: 0 };
/** "Later today" is offered up to this hour. */
const LATEST_HOUR = 21;

export interface SnoozePreset {
  name: 'inHour' | 'laterToday' | 'tomorrow' | 'nextWeek';
  at: Date;
}

/** Suggested ends of a snooze in the user's time zone, soonest first. */
export function snoozePresets(now: Date, timeZone: string): SnoozePreset[] {
  const today = localTime(now, timeZone);
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const daysToMonday = (8 - weekday) % 7 || 7;
  const at = (changes: Partial<LocalTime>) => instantOf({ ...today, ...changes }, timeZone);
  const laterHour = today.hour + 3;
  return [
    { name: 'inHour', at: new Date(inAnHour(now)) },
    ...(laterHour <= LATEST_HOUR
      ? [{ name: 'laterToday' as const, at: at({ hour: laterHour, minute: 0 }) }]
      : []),
    { name: 'tomorrow', at: at({ day: today.day + 1, ...MORNING }) },
    ...(daysToMonday > 1
      ? [{ name: 'nextWeek' as const, at: at({ day: today.day + daysToMonday, ...MORNING }) }]
      : []),
  ];
}

/** The value of a `datetime-local` input at an instant. */
export function toInputValue(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = localTime(instant, timeZone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The instant of a value of a `datetime-local` input; undefined while it is incomplete. */
export function fromInputValue(value: string, timeZone: string): Date | undefined {
  const [year, month, day, hour, minute] = value.split(/[-T:]/).map(Number);
  if (!year || !month || !day || hour === undefined || minute === undefined) return undefined;
  return instantOf({ year, month, day, hour, minute }, timeZone);
}
