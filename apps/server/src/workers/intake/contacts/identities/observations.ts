import type { ContactState, IdentityKind } from './contact-state.ts';

export interface Identities {
  phone?: string | undefined;
  bsuid?: string | undefined;
  parentBsuid?: string | undefined;
  lid?: string | undefined;
}

/** The information of one event about one contact. `at` is in Unix milliseconds. */
export interface Observation extends Identities {
  tenantId: string;
  username?: string | undefined;
  profileName?: string | undefined;
  /** The name in the business's own address book. */
  name?: string | undefined;
  /** Identities the contact no longer has, because the ones above have replaced them. */
  previous?: Identities | undefined;
  /** The contact (uuid) or an earlier observation that is known to be the same person. */
  sameAs?: string | Observation | undefined;
  at: number;
  /**
   * Whether it updates last-seen times by itself. Messages do; statuses, which are far more numerous, do not.
   */
  isTouch: boolean;
}

export interface Suggestion {
  a: ContactState;
  b: ContactState;
  kind: IdentityKind;
  /** The identity that both have. */
  value: string;
}

/** The identities of an observation, strongest first. */
export const strongestFirst = ['bsuid', 'parentBsuid', 'lid', 'phone'] as const;
/** The kind under which each is stored: a parent user id is stored as a user id. */
export const kindOf = { bsuid: 'bsuid', parentBsuid: 'bsuid', lid: 'lid', phone: 'phone' } as const;
