/** The identity types, strongest first. */
export const identityKinds = ['bsuid', 'lid', 'phone', 'username'] as const;
export type IdentityKind = (typeof identityKinds)[number];
/** The value types that are stored together with the time they were last seen. */
export type SeenKind = IdentityKind | 'profileName' | 'name';

export const NEVER = Number.NEGATIVE_INFINITY;

/**
 * A value and the latest time it was seen, in Unix milliseconds. `NEVER`: a person entered it; WhatsApp never
 * reported it.
 */
export interface Seen {
  value: string | null;
  at: number;
}

export interface Alias {
  kind: IdentityKind;
  value: string;
}

/** The period in which a contact was known by an identity, in Unix milliseconds. */
export interface IdentitySpan extends Alias {
  /** First seen; `NEVER` when unknown. */
  first: number;
  /** Last seen; `NEVER` when a person entered it. */
  last: number;
  /** When the contact stopped having it; `NEVER` if that has not happened. */
  left: number;
  /**
   * True if another contact has it now. This is the stored value; for identities that occur in observations
   * it is computed again from all holders.
   */
  isLost: boolean;
  /**
   * True if it has, or needs, a row in `contact_identity_spans`, because its times cannot be derived from the
   * contact's own columns.
   */
  isKept: boolean;
  /** True if a row in `contact_aliases` maps it to this contact. */
  isAlias: boolean;
}

/** By `kind value`. */
export type IdentitySpans = Map<string, IdentitySpan>;

/** The state of one contact after the observations processed so far. */
export interface ContactState {
  id: string;
  tenantId: string;
  /** Unix milliseconds. */
  createdAt: number;
  /** The values shown for the contact. Identities are chosen from the spans in `finish`. */
  seen: Record<SeenKind, Seen>;
  /** Since when it has had the phone number that is shown. */
  phoneSince: number;
  spans: IdentitySpans;
  /** The ids that distinguish two people. Parent ids do not: several plain ids may share one. */
  ids: Record<'bsuid' | 'lid', Set<string>>;
  /** The greatest of `ids`. It decides when two contacts were last seen with an identity at the same time. */
  tie: string;
  parentBsuid: string | null;
  isNew: boolean;
  /** True if a value changed. */
  isChanged: boolean;
  /** True if only the last-seen time of a value changed. */
  isTouched: boolean;
  /**
   * True if another contact was merged into this one, so that alias rows may exist for identities this
   * contact now shows itself.
   */
  hasAbsorbed: boolean;
  /** Keys of the spans that differ from what is stored. */
  changedKeys: Set<string>;
  /** Identities that this contact has but does not show, which need an alias row; filled by `finish`. */
  newAliases: Alias[];
  /** The contact into which this one was merged. */
  mergedInto: ContactState | undefined;
}

/** A contact without any values. */
export function emptyContact(head: { id: string; tenantId: string; createdAt: number }): ContactState {
  const never = (): Seen => ({ value: null, at: NEVER });
  return {
    ...head,
    seen: {
      bsuid: never(),
      lid: never(),
      phone: never(),
      username: never(),
      profileName: never(),
      name: never(),
    },
    phoneSince: NEVER,
    spans: new Map(),
    ids: { bsuid: new Set(), lid: new Set() },
    tie: '',
    parentBsuid: null,
    isNew: false,
    isChanged: false,
    isTouched: false,
    hasAbsorbed: false,
    changedKeys: new Set(),
    newAliases: [],
    mergedInto: undefined,
  };
}

/** Returns the contact of which this one is a part after all merges. */
export function finalContact(contact: ContactState): ContactState {
  let last = contact;
  while (last.mergedInto) last = last.mergedInto;
  // Path compression: otherwise the chain of merges would be walked once per observation.
  for (let it = contact; it.mergedInto && it.mergedInto !== last; ) {
    const next = it.mergedInto;
    it.mergedInto = last;
    it = next;
  }
  return last;
}

/** Whether `a` was seen after `b`. Ties are decided by the greater text, never by the order of arrival. */
export function isLaterThan(a: Seen, b: Seen): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return (a.value ?? '') > (b.value ?? '');
}

/** Whether `a` survives a merge with `b`: stored contacts before new ones, then older before newer. */
export function survives(a: ContactState, b: ContactState): boolean {
  return a.isNew === b.isNew ? byAge(a, b) < 0 : b.isNew;
}

function byAge(a: ContactState, b: ContactState): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/**
 * Whether this is a parent user id, which is shared by all linked portfolios of a business. It is shown only
 * if no plain one is known.
 */
export function isParentId(bsuid: string): boolean {
  return bsuid.includes('.ENT.');
}
