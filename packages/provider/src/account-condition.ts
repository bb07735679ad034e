import type { SessionStatus, SessionStatusReason } from '@waqtor/contract';

/** The subject of an account condition; a later condition on the same subject replaces the earlier one. */
export type ConditionSubject =
  | 'account'
  | 'access'
  | 'restriction'
  | 'review'
  | 'violation'
  | 'alert'
  | 'quality'
  | 'limit'
  | 'name'
  | 'security'
  | 'history';

/** A condition of the account, and its effect on the session. */
export interface AccountCondition {
  about: ConditionSubject;
  /** Null if the condition has ended. */
  code: SessionStatusReason | null;
  /**
   * The best state that the session can have while the condition lasts. Without it, the session keeps
   * working, with a warning.
   */
  state?: SessionStatus;
  /** WhatsApp's own text. */
  reason?: string;
  /** Properties of the number included in the event. */
  properties?: { quality?: string; messagingLimit?: number | null; displayName?: string };
  /** The number it concerns, in E.164; if missing, it concerns every number of the account. */
  phoneNumber?: string;
}
