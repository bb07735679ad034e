const HOUR_MS = 3_600_000;

/** In an hour. */
export function inAnHour(now = new Date()): string {
  return new Date(now.getTime() + HOUR_MS).toISOString();
}

/** Nine in the morning of the day after. */
export function tomorrowMorning(now = new Date()): string {
  return morningIn(1, now);
}

/** Nine in the morning of the coming Monday. */
export function mondayMorning(now = new Date()): string {
  return morningIn((8 - now.getDay()) % 7 || 7, now);
}

function morningIn(days: number, now: Date): string {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(9, 0, 0, 0);
  return at.toISOString();
}
