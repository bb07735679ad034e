const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many attempts may fail, and what follows: after `free` of them a wait that doubles from `stepMs` to `maxMs`. */
export interface Budget {
  /** Rows of a lower order are locked first. */
  order: number;
  free: number;
  stepMs: number;
  maxMs: number;
  /** After so long without an attempt, counting starts anew. */
  forgetMs: number;
}

export const budgets = {
  /** All of one address, whatever it tries: an office of fifty behind it may mistype in the morning. */
  address: { order: 1, free: 60, stepMs: 5 * SECOND, maxMs: MINUTE, forgetMs: HOUR },
  /** One e-mail address from one network, or from one browser that signed in before. About 100 guesses a day. */
  place: { order: 2, free: 5, stepMs: SECOND, maxMs: 15 * MINUTE, forgetMs: DAY },
  /** One e-mail address from all networks it never signed in from, together: what a botnet has. */
  strangers: { order: 3, free: 50, stepMs: SECOND, maxMs: MINUTE, forgetMs: DAY },
  /** The current password, asked of someone who holds an access token. */
  passwordChange: { order: 4, free: 5, stepMs: SECOND, maxMs: 15 * MINUTE, forgetMs: DAY },
  register: { order: 4, free: 30, stepMs: 5 * SECOND, maxMs: MINUTE, forgetMs: HOUR },
  /** Requests for mail, from one address. */
  mailRequests: { order: 4, free: 20, stepMs: 10 * SECOND, maxMs: MINUTE, forgetMs: HOUR },
  /**
   * Mails to one address. The longest wait is shorter than a link lives, and no link voids another: whoever spends
   * this budget for somebody else has mailed them a link that works.
   */
  mails: { order: 4, free: 3, stepMs: MINUTE, maxMs: 30 * MINUTE, forgetMs: 2 * HOUR },
  /** Invitations to one address, from all businesses together. */
  invitationsTo: { order: 4, free: 5, stepMs: MINUTE, maxMs: 6 * HOUR, forgetMs: DAY },
  /** Invitations of one business, whomever they are for: a team of a hundred in a day. */
  invitationsOf: { order: 5, free: 100, stepMs: MINUTE, maxMs: HOUR, forgetMs: DAY },
} as const satisfies Record<string, Budget>;

export type Kind = keyof typeof budgets;
