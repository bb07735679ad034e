import type { SessionState, SessionStateCode } from '@waqtor/contract';

/** What a standing is about; a later one about the same takes the place of the earlier. */
export type StandingSubject =
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

/** What an account event means for its session. */
export interface AccountStanding {
  about: StandingSubject;
  /** Null: all is well again. */
  code: SessionStateCode | null;
  /** What the session is at best while this stands; without it, it works on, with a warning. */
  state?: SessionState;
  /** WhatsApp's own words. */
  reason?: string;
  /** Facts of the number that came with it. */
  facts?: { quality?: string; messagingLimit?: number | null; displayName?: string };
  /** The one number it is about, in E.164; without it, every number of the account. */
  phoneNumber?: string;
}
