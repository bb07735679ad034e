import {
  type Alias,
  type ContactState,
  finalContact,
  type IdentityKind,
  type IdentitySpan,
  isParentId,
  NEVER,
} from './contact-state.ts';

export function keyOf(kind: IdentityKind, value: string): string {
  return `${kind} ${value}`;
}

/** An index from each identity to the contacts that have or had it. */
export interface HolderIndex {
  /** All current and former holders, after merges. */
  of(tenantId: string, key: string): ContactState[];
  add(contact: ContactState, key: string): void;
  remove(contact: ContactState, key: string): void;
  /** The current holder, which is the contact last seen with it. */
  current(tenantId: string, key: string): ContactState | undefined;
  /** The holder at that time, according to the times it was seen; undefined if no contact had it any more. */
  at(tenantId: string, key: string, at: number): ContactState | undefined;
}

export function createHolderIndex(): HolderIndex {
  const index = new Map<string, Set<ContactState>>();

  function of(tenantId: string, key: string): ContactState[] {
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
    current: (tenantId, key) => best(of(tenantId, key), (contact) => spanOf(contact, key).last),
    at(tenantId, key, at) {
      const open = of(tenantId, key).filter((contact) => {
        const span = spanOf(contact, key);
        return !(isClosed(span) && at > span.left);
      });
      const before = open.filter((contact) => spanOf(contact, key).first <= at);
      if (before.length > 0) return best(before, (contact) => Math.min(spanOf(contact, key).last, at));
      return best(open, (contact) => -spanOf(contact, key).first);
    },
  };

  /**
   * Returns the contact with the highest rank. Ties are decided by identities, never by the order of arrival.
   */
  function best(
    contacts: readonly ContactState[],
    rankOf: (contact: ContactState) => number,
  ): ContactState | undefined {
    let found: ContactState | undefined;
    for (const contact of contacts) {
      if (!found || isBetter(contact, found, rankOf)) found = contact;
    }
    return found;
  }
}

function isBetter(a: ContactState, b: ContactState, rankOf: (contact: ContactState) => number): boolean {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA > rankB;
  return a.tie === b.tie ? a.id < b.id : a.tie > b.tie;
}

export function spanOf(contact: ContactState, key: string): IdentitySpan {
  const span = contact.spans.get(key);
  if (!span) throw new Error('an identity is indexed under a contact that never had it');
  return span;
}

export function newSpan({ kind, value }: Alias, at: number): IdentitySpan {
  return { kind, value, first: at, last: at, left: NEVER, isLost: false, isKept: false, isAlias: false };
}

/** Whether the contact stopped having it and has not been seen with it since. */
export function isClosed({ left, last }: IdentitySpan): boolean {
  return left !== NEVER && left >= last;
}

/** Adds the span to the contact. */
export function addSpan(contact: ContactState, span: IdentitySpan): void {
  const { kind, value, isLost } = span;
  contact.spans.set(keyOf(kind, value), span);
  if (isLost || (kind !== 'bsuid' && kind !== 'lid') || isParentId(value)) return;
  contact.ids[kind].add(value);
  if (value > contact.tie) contact.tie = value;
}

/** Combines the spans of one identity of two contacts that are being merged. */
export function mergeSpans(a: IdentitySpan, b: IdentitySpan): IdentitySpan {
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

/**
 * Whether both have user ids (or both have LIDs) and none in common: as far as we know they are two people.
 */
export function contradict(a: Pick<ContactState, 'ids'>, b: Pick<ContactState, 'ids'>): boolean {
  return contradictBy('bsuid', a, b) || contradictBy('lid', a, b);
}

export function contradictBy(
  kind: 'bsuid' | 'lid',
  a: Pick<ContactState, 'ids'>,
  b: Pick<ContactState, 'ids'>,
): boolean {
  const [few, many] =
    a.ids[kind].size < b.ids[kind].size ? [a.ids[kind], b.ids[kind]] : [b.ids[kind], a.ids[kind]];
  if (few.size === 0) return false;
  for (const value of few) if (many.has(value)) return false;
  return true;
}
