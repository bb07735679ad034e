import { useFormatter } from 'use-intl';

/** Formats the time at which a snooze ends: day and time, with the year if it is another one. */
export function useUntil(month: 'short' | 'long'): (at: string) => string {
  const format = useFormatter();
  return (at) => {
    const date = new Date(at);
    const isThisYear = date.getFullYear() === new Date().getFullYear();
    return format.dateTime(date, {
      weekday: month,
      day: 'numeric',
      month,
      ...(isThisYear ? {} : { year: 'numeric' }),
      hour: 'numeric',
      minute: '2-digit',
    });
  };
}
