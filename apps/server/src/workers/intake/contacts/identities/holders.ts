import {
  type Alias,
  type BookContact,
  finalContact,
  type Holding,
  type IdentityKind,
  isParentId,
  NEVER,
} from './book-contact.ts';

export function keyOf(kind: IdentityKind, value: string): string {
  return `${kind} ${value}`;
}

/** Index from each identity to the contacts that hold or once held it. */
export interface Holders {
  /** All current and former holders, after merges. */
  of(tenantId: string, key: string): BookContact[];
  add(contact: BookContact, key: string): void;
  remove(contact: BookContact, key: string): void;
  /** The current holder: the contact last seen with it. */
  current(tenantId: string, key: string): BookContact | undefined;
  /**
   * The holder at that time, judging by the times it was seen; undefined when its holder had given it up by
   * then.
   */
  at(tenantId: string, key: string, at: number): BookContact | undefined;
}

export function createHolders(): Holders {
  const index = new Map<string, Set<BookContact>>();

  function of(tenantId: string, key: string): BookContact[] {
    const found = index.get(`${tenantId} ${key}`);
    if (!found) return [];
    for (const contact of [...found]) {
      if (!contact.mergedInto) continue;
      found.delete(contact);
      found.add(finalContact(contact));
    }
    return [...found];
  }

  return {
    of,
    add(contact, key) {
      const found = index.get(`${contact.tenantId} ${key}`);
      if (found) found.add(contact);
      else index.set(`${contact.tenantId} ${key}`, new Set([contact]));
    },
    remove(contact, key) {
      of(contact.tenantId, key);
      index.get(`${contact.tenantId} ${key}`)?.delete(contact);
    },
    current: (tenantId, key) => best(of(tenantId, key), (contact) => holdingOf(contact, key).last),
    at(tenantId, key, at) {
      const open = of(tenantId, key).filter((contact) => {
        const holding = holdingOf(contact, key);
        return !(isClosed(holding) && at > holding.left);
      });
      const before = open.filter((contact) => holdingOf(contact, key).first <= at);
      if (before.length > 0) return best(before, (contact) => Math.min(holdingOf(contact, key).last, at));
      return best(open, (contact) => -holdingOf(contact, key).first);
    },
  };

  /** The contact with the greatest rank; ties are broken by identities, never by order of arrival. */
  function best(
    contacts: readonly BookContact[],
    rankOf: (contact: BookContact) => number,
  ): BookContact | undefined {
    let found: BookContact | undefined;
    for (const contact of contacts) {
      if (!found || isBetter(contact, found, rankOf)) found = contact;
    }
    return found;
  }
}

function isBetter(a: BookContact, b: BookContact, rankOf: (contact: BookContact) => number): boolean {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA > rankB;
  return a.tie === b.tie ? a.id < b.id : a.tie > b.tie;
}

export function holdingOf(contact: BookContact, key: string): Holding {
  const holding = contact.holdings.get(key);
  if (!holding) throw new Error('an identity is indexed under a contact that does not hold it');
  return holding;
}

export function newHolding({ kind, value }: Alias, at: number): Holding {
  return { kind, value, first: at, last: at, left: NEVER, isLost: false, isKept: false, isAlias: false };
}

/** The contact gave it up and has not been seen with it since. */
export function isClosed({ left, last }: Holding): boolean {
  return left !== NEVER && left >= last;
}

/** Adds the holding to the contact. */
export function takeHolding(contact: BookContact, holding: Holding): void {
  const { kind, value, isLost } = holding;
  contact.holdings.set(keyOf(kind, value), holding);
  if (isLost || (kind !== 'bsuid' && kind !== 'lid') || isParentId(value)) return;
  contact.ids[kind].add(value);
  if (value > contact.tie) contact.tie = value;
}

/** Combines the holdings of one identity from two contacts that are being merged. */
export function unite(a: Holding, b: Holding): Holding {
  return {
    ...a,
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    left: Math.max(a.left, b.left),
    isLost: a.isLost && b.isLost,
    isKept: a.isKept || b.isKept,
    isAlias: a.isAlias || b.isAlias,
  };
}

/** Both have user ids (or both have lids) and none in common: as far as we know, two people. */
export function contradict(a: Pick<BookContact, 'ids'>, b: Pick<BookContact, 'ids'>): boolean {
  return contradictBy('bsuid', a, b) || contradictBy('lid', a, b);
}

export function contradictBy(
  kind: 'bsuid' | 'lid',
  a: Pick<BookContact, 'ids'>,
  b: Pick<BookContact, 'ids'>,
): boolean {
  const [few, many] =
    a.ids[kind].size < b.ids[kind].size ? [a.ids[kind], b.ids[kind]] : [b.ids[kind], a.ids[kind]];
  if (few.size === 0) return false;
  for (const value of few) if (many.has(value)) return false;
  return true;
}
