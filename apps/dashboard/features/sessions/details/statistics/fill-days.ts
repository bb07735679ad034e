export interface Day {
  date: string;
  received: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
}

const DAY_MS = 86_400_000;

/** Every UTC day of the period, oldest first; days that the server omits had no messages. */
export function fillDays({ from, days }: { from: string; days: readonly Day[] }, count: number): Day[] {
  const known = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: count }, (_, n) => {
    const date = new Date(Date.parse(from) + n * DAY_MS).toISOString().slice(0, 10);
    return known.get(date) ?? { date, received: 0, sent: 0, delivered: 0, read: 0, failed: 0 };
  });
}
