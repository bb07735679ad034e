const HOUR_MS = 3_600_000;

/** In one hour. */
export function inAnHour(now = new Date()): string {
  return new Date(now.getTime() + HOUR_MS).toISOString();
}

/** Tomorrow at 9:00. */
export function tomorrowMorning(now = new Date()): string {
  return morningIn(1, now);
}

/** Next Monday at 9:00. */
export function mondayMorning(now = new Date()): string {
  return morningIn((8 - now.getDay()) % 7 || 7, now);
}

function morningIn(days: number, now: Date): string {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(9, 0, 0, 0);
  return at.toISOString();
}
