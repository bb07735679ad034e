import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;
/** The window counts as closing when less than this is left; the same limit as the filter's. */
const CLOSING_MINUTES = 120;

export type WindowLeft =
  | { state: 'never' }
  | { state: 'closed' }
  /** `time`: `hours:minutes`, such as `23:41`. */
  | { state: 'open'; time: string; isClosing: boolean };

/** The remaining time of the customer service window, kept current; `never`: the customer has not written yet. */
export function useWindowLeft(expiresAt: string | null): WindowLeft {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  if (expiresAt === null) return { state: 'never' };
  const minutes = Math.floor((Date.parse(expiresAt) - Date.now()) / MINUTE_MS);
  if (minutes < 0) return { state: 'closed' };
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return { state: 'open', time, isClosing: minutes < CLOSING_MINUTES };
}
