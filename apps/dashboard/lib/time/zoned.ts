/** Date and time as a clock in some time zone shows them. */
export interface LocalTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What clocks in this time zone show at an instant. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/**
 * The instant at which clocks in this time zone show a time; days beyond the end of a month belong to the next.
 * A time that daylight saving skips is taken as one hour later.
 */
export function instantOf(local: LocalTime, timeZone: string): Date {
  const asUtcMs = utcMs(local);
  const offsetMs = (atMs: number) => utcMs(localTime(new Date(atMs), timeZone)) - atMs;
  // The offset is that of the result, which differs from the first guess near a change of the clocks.
  const guessMs = asUtcMs - offsetMs(asUtcMs);
  const resultMs = asUtcMs - offsetMs(guessMs);
  const isSkipped = offsetMs(resultMs) !== offsetMs(guessMs);
  return new Date(isSkipped ? Math.max(guessMs, resultMs) : resultMs);
}

function utcMs({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}
