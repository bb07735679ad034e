import type { Session } from '../use-sessions.ts';

/** What every tab of a number is given. */
export interface TabProps {
  session: Session;
  /** Viewers and agents see everything and change nothing. */
  mayChange: boolean;
}
