import { type Weekday, type WorkingHours, weekdays } from '@waqtor/contract';

/** A local date and time in the time zone of the working hours. */
interface LocalTime {
  /** For example `2026-11-20`. */
  date: string;
  weekday: Weekday;
  /** For example `09:30`. */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

function localTime(at: Date, timeZone: string): LocalTime {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const weekday = weekdays.find((name) => name === part.weekday?.toLowerCase());
  if (!weekday) throw new Error(`no weekday in ${JSON.stringify(part)}`);
  return { date: `${part.year}-${part.month}-${part.day}`, weekday, time: `${part.hour}:${part.minute}` };
}

const intervalsOf = (hours: WorkingHours, { date, weekday }: LocalTime) =>
  hours.closedDates.includes(date) ? [] : hours.week[weekday];

/**
 * Whether this instant is within working hours. Compares local times, so daylight saving needs no special
 * case.
 */
export function isOpenAt(hours: WorkingHours, at: Date): boolean {
  if (!hours.isEnabled) return true;
  const local = localTime(at, hours.timeZone);
  return intervalsOf(hours, local).some(({ from, to }) => from <= local.time && local.time < to);
}

/** Whether any instant between these two was within working hours. They may be at most one day apart. */
export function wasOpenBetween(hours: WorkingHours, from: Date, to: Date): boolean {
  if (!hours.isEnabled) return true;
  const [start, end] = [localTime(from, hours.timeZone), localTime(to, hours.timeZone)];
  return [start, end].some((day) =>
    intervalsOf(hours, day).some(
      (it) =>
        `${day.date} ${it.from}` < `${end.date} ${end.time}` &&
        `${day.date} ${it.to}` > `${start.date} ${start.time}`,
    ),
  );
}
