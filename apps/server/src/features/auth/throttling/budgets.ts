const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A limit on failed attempts: after `free` of them, a delay that doubles from `stepMs` up to `maxMs`. */
export interface Budget {
  /** Lock order: rows of a lower order are locked first. */
  order: number;
  free: number;
  stepMs: number;
  maxMs: number;
  /** After this long without an attempt the count is reset. */
  resetAfterMs: number;
}

export const budgets = {
  /**
   * All attempts from one IP address. In an office of fifty people behind one address, many may mistype in
   * the morning.
   */
  address: { order: 1, free: 60, stepMs: 5 * SECOND, maxMs: MINUTE, resetAfterMs: HOUR },
  /** One e-mail address from one network, or from one known browser. About 100 guesses a day. */
  emailFromSource: { order: 2, free: 5, stepMs: SECOND, maxMs: 15 * MINUTE, resetAfterMs: DAY },
  /**
   * One e-mail address, from all networks together that it never signed in from. This is what a botnet has to
   * share.
   */
  emailFromUnknownNetworks: { order: 3, free: 50, stepMs: SECOND, maxMs: MINUTE, resetAfterMs: DAY },
  /** Attempts to enter the current password, by a client that has an access token. */
  passwordChange: { order: 4, free: 5, stepMs: SECOND, maxMs: 15 * MINUTE, resetAfterMs: DAY },
  /** API keys that do not exist, from one IP address. */
  apiKeys: { order: 4, free: 60, stepMs: 5 * SECOND, maxMs: MINUTE, resetAfterMs: HOUR },
  register: { order: 4, free: 30, stepMs: 5 * SECOND, maxMs: MINUTE, resetAfterMs: HOUR },
  /** Requests for mail, from one IP address. */
  mailRequests: { order: 4, free: 20, stepMs: 10 * SECOND, maxMs: MINUTE, resetAfterMs: HOUR },
  /**
   * E-mails to one address. The longest wait is shorter than a link's lifetime, and no link invalidates
   * another: if an attacker exhausts this budget, the victim has already received a working link.
   */
  mails: { order: 4, free: 3, stepMs: MINUTE, maxMs: 30 * MINUTE, resetAfterMs: 2 * HOUR },
  /** Invitations to one e-mail address, from all businesses together. */
  invitationsTo: { order: 4, free: 5, stepMs: MINUTE, maxMs: 6 * HOUR, resetAfterMs: DAY },
  /** Invitations of one business, to any address: enough to invite a team of a hundred in a day. */
  invitationsOf: { order: 5, free: 100, stepMs: MINUTE, maxMs: HOUR, resetAfterMs: DAY },
} as const satisfies Record<string, Budget>;

export type Kind = keyof typeof budgets;
