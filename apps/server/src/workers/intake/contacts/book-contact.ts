/** The kinds of identity, strongest first. */
export const identityKinds = ['bsuid', 'lid', 'phone', 'username'] as const;
export type IdentityKind = (typeof identityKinds)[number];
/** What is kept with the time it was last seen. */
export type SeenKind = IdentityKind | 'profileName' | 'name';

export const NEVER = Number.NEGATIVE_INFINITY;

/** A value and the latest time it was seen, in milliseconds. `NEVER`: WhatsApp never said it, a person did. */
export interface Seen {
  value: string | null;
  at: number;
}

export interface Alias {
  kind: IdentityKind;
  value: string;
}

/** For how long a contact was known by an identity, in milliseconds. */
export interface Holding extends Alias {
  /** Since when; `NEVER` when that is not known. */
  first: number;
  /** The latest time it was seen; `NEVER` when a person gave it. */
  last: number;
  /** When the customer said they left it; `NEVER` when they did not. */
  left: number;
  /** Somebody else has it now. Only as stored: of an identity that a fact names, all holders are in the book. */
  isLost: boolean;
  /** Has, or needs, a row of its own: its times mean more than those of what the contact shows. */
  isKept: boolean;
  /** An alias row leads from it to this contact. */
  isAlias: boolean;
}

/** Holdings by `kind value`. */
export type Holdings = Map<string, Holding>;

/** One contact as the facts so far make it. */
export interface BookContact {
  id: string;
  tenantId: string;
  /** Milliseconds. */
  createdAt: number;
  /** What it shows. Identities are chosen from the holdings when the book is closed. */
  seen: Record<SeenKind, Seen>;
  /** Since when it has the phone it shows. */
  phoneSince: number;
  holdings: Holdings;
  /** What tells people apart; a parent id does not, because several plain ones may share it. */
  ids: Record<'bsuid' | 'lid', Set<string>>;
  /** The greatest of `ids`: settles which of two contacts was seen with an identity last, when both were at once. */
  tie: string;
  parentBsuid: string | null;
  isNew: boolean;
  /** A value moved. */
  isChanged: boolean;
  /** The time a value was last seen moved. */
  isTouched: boolean;
  /** Took over another contact, and with it rows that lead to what it may show by now. */
  hasJoined: boolean;
  /** Identities whose holding is another than stored. */
  moved: Set<string>;
  /** Identities that lead to this contact and are not shown by it; filled when the book is closed. */
  newAliases: Alias[];
  /** Set when this contact turned out to be another one. */
  mergedInto: BookContact | undefined;
}

/** A contact of whom nothing is known. */
export function emptyContact(head: { id: string; tenantId: string; createdAt: number }): BookContact {
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
    holdings: new Map(),
    ids: { bsuid: new Set(), lid: new Set() },
    tie: '',
    parentBsuid: null,
    isNew: false,
    isChanged: false,
    isTouched: false,
    hasJoined: false,
    moved: new Set(),
    newAliases: [],
    mergedInto: undefined,
  };
}

/** What a contact has become after all merges. */
export function finalContact(contact: BookContact): BookContact {
  let last = contact;
  while (last.mergedInto) last = last.mergedInto;
  // The way is made short for the next who asks: a chain of merges would be walked once per fact.
  for (let it = contact; it.mergedInto && it.mergedInto !== last; ) {
    const next = it.mergedInto;
    it.mergedInto = last;
    it = next;
  }
  return last;
}

/** The later of two sightings; equal times are settled by the greater text, never by arrival. */
export function isLaterThan(a: Seen, b: Seen): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return (a.value ?? '') > (b.value ?? '');
}

/** Of two that become one: one that is stored stays, then the older one. */
export function staysBefore(a: BookContact, b: BookContact): boolean {
  return a.isNew === b.isNew ? byAge(a, b) < 0 : b.isNew;
}

function byAge(a: BookContact, b: BookContact): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/** A user id that all linked portfolios of a business share: never shown where a plain one is known. */
export function isParentId(bsuid: string): boolean {
  return bsuid.includes('.ENT.');
}
