/** The kinds of identity, strongest first. */
export const identityKinds = ['bsuid', 'lid', 'phone', 'username'] as const;
export type IdentityKind = (typeof identityKinds)[number];
export const strongKinds = ['bsuid', 'lid', 'phone'] as const;
/** What is kept with the time it was last seen. */
export type SeenKind = IdentityKind | 'profileName' | 'name';

/** A value and the latest time it was seen, in milliseconds. -Infinity: WhatsApp never said it, a person did. */
export interface Seen {
  value: string | null;
  at: number;
}

export interface Alias {
  kind: IdentityKind;
  value: string;
}

/** One contact as the facts so far make it. */
export interface BookContact {
  id: string;
  tenantId: string;
  /** Milliseconds. */
  createdAt: number;
  seen: Record<SeenKind, Seen>;
  parentBsuid: string | null;
  isNew: boolean;
  /** A value moved. */
  isChanged: boolean;
  /** The time a value was last seen moved. */
  isTouched: boolean;
  newAliases: Alias[];
  /** Set when this contact turned out to be another one. */
  mergedInto: BookContact | undefined;
}

/** A contact of whom nothing is known. */
export function emptyContact(head: { id: string; tenantId: string; createdAt: number }): BookContact {
  const never = (): Seen => ({ value: null, at: Number.NEGATIVE_INFINITY });
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
    parentBsuid: null,
    isNew: false,
    isChanged: false,
    isTouched: false,
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

export function byAge(a: BookContact, b: BookContact): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

export function isStronglyKnown(contact: BookContact): boolean {
  return strongKinds.some((kind) => contact.seen[kind].value !== null);
}
