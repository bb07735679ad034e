import type { Session } from '../../use-sessions.ts';

/** The props of every tab of a session. */
export interface TabProps {
  session: Session;
  /** False for viewers and agents: everything is read-only. */
  canEdit: boolean;
}
