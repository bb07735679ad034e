/** The kinds of identity, strongest first. */
export const identityKinds = ['bsuid', 'lid', 'phone', 'username'] as const;
export type IdentityKind = (typeof identityKinds)[number];
/** The values stored together with the time they were last seen. */
export type SeenKind = IdentityKind | 'profileName' | 'name';

export const NEVER = Number.NEGATIVE_INFINITY;

/**
 * A value and the latest time it was seen, in Unix milliseconds. `NEVER`: entered by a person, not seen from
 * WhatsApp.
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
  /** When the contact gave it up; `NEVER` when they did not. */
  left: number;
  /**
   * Another contact has it now. As stored; for identities that a fact names, it is computed again from all
   * holders.
   */
  isLost: boolean;
  /**
   * Has, or needs, a row in `contact_identity_spans`: its times cannot be derived from the contact's own
   * columns.
   */
  isKept: boolean;
  /** A row in `contact_aliases` maps it to this contact. */
  isAlias: boolean;
}

/** By `kind value`. */
export type IdentitySpans = Map<string, IdentitySpan>;

/** The state of one contact after the facts settled so far. */
export interface ContactState {
  id: string;
  tenantId: string;
  /** Unix milliseconds. */
  createdAt: number;
  /** The values the contact shows. Identities are chosen from the spans when the resolver is closed. */
  seen: Record<SeenKind, Seen>;
  /** Since when it has had the phone it shows. */
  phoneSince: number;
  spans: IdentitySpans;
  /** The ids that tell two people apart. Parent ids do not: several plain ids may share one. */
  ids: Record<'bsuid' | 'lid', Set<string>>;
  /**
   * The greatest of `ids`: breaks the tie when two contacts were last seen with an identity at the same time.
   */
  tie: string;
  parentBsuid: string | null;
  isNew: boolean;
  /** A value changed. */
  isChanged: boolean;
  /** Only the last-seen time of a value changed. */
  isTouched: boolean;
  /** Absorbed another contact, and with it alias rows for identities it may show itself now. */
  hasAbsorbed: boolean;
  /** Keys of the spans that differ from what is stored. */
  changedKeys: Set<string>;
  /**
   * Identities held but not shown by this contact, which need an alias row; filled when the resolver is closed.
   */
  newAliases: Alias[];
  /** The contact this one was merged into. */
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

/** The contact that this one is part of after all merges. */
export function finalContact(contact: ContactState): ContactState {
  let last = contact;
  while (last.mergedInto) last = last.mergedInto;
  // Path compression: otherwise the chain of merges would be walked once per fact.
  for (let it = contact; it.mergedInto && it.mergedInto !== last; ) {
    const next = it.mergedInto;
    it.mergedInto = last;
    it = next;
  }
  return last;
}

/** Whether `a` was seen after `b`; ties are broken by the greater text, never by order of arrival. */
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
 * Whether this is a parent user id, which all linked portfolios of a business share. It is shown only when no
 * plain one is known.
 */
export function isParentId(bsuid: string): boolean {
  return bsuid.includes('.ENT.');
}
