import { inAnHour, mondayMorning, tomorrowMorning } from '../../../../lib/time/later-times.ts';

const HOUR_MS = 3_600_000;
const MAX_MS = 90 * 24 * HOUR_MS;

/** Suggested times to send later, soonest first; "this evening" only if it is still in the future. */
export function laterPresets(now: Date): { name: 'hour' | 'evening' | 'tomorrow' | 'monday'; at: Date }[] {
  const evening = new Date(now);
  evening.setHours(18, 0, 0, 0);
  return [
    { name: 'hour', at: new Date(inAnHour(now)) },
    ...(evening.getTime() - now.getTime() > HOUR_MS ? [{ name: 'evening' as const, at: evening }] : []),
    { name: 'tomorrow', at: new Date(tomorrowMorning(now)) },
    { name: 'monday', at: new Date(mondayMorning(now)) },
  ];
}

/** Whether the time is in the future, by at most 90 days, which is the server's limit. */
export function isLaterOk(chosen: Date, now: Date): boolean {
  const ahead = chosen.getTime() - now.getTime();
  return ahead > 0 && ahead <= MAX_MS;
}

/** The value of a `datetime-local` input: local time, to the minute. */
export function toLocalInput(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
