import {
  type Alias,
  type BookContact,
  emptyContact,
  finalContact,
  type Holding,
  type IdentityKind,
  isLaterThan,
  isParentId,
  NEVER,
  staysBefore,
} from './book-contact.ts';
import {
  contradict,
  contradictBy,
  createHolders,
  holdingOf,
  keyOf,
  newHolding,
  takeHolding,
  unite,
} from './holders.ts';
import { createView } from './shown-identities.ts';

/*
 * Resolves identities to contacts. Terms:
 *
 * identity  a phone, bsuid (also a parent one), lid or username of a contact, per tenant
 * fact      what one event says: these identities are one contact, seen at this time
 * holding   a contact had an identity, from its first sighting to its last
 * book      the contacts that the facts of a batch touch, in their new state
 *
 * A user id (bsuid) is one person: it belongs to one contact permanently, and two are joined only when
 * WhatsApp reports that one became the other. A lid is weaker, a phone weaker still: both may pass to another
 * person, so they lead to a contact only while no stronger identity in the fact contradicts it. A contact
 * without a user id stands for the person who has its phone: it takes the first user id it is seen with, or
 * is merged into the contact that has that id. Of several contacts seen with one phone, the latest shows it;
 * a fact with only a phone belongs to the contact that had it at that time. A username is the weakest: it
 * finds a contact only if the fact names nothing stronger, or if nothing stronger is known of the contact.
 *
 * Contacts that share an identity but have contradicting ids are not merged: they become a merge suggestion.
 * All of this is unions, minima and maxima over times, so the order of arrival does not matter, if facts
 * about a phone that several people have had name the person (docs/subsystems/intake.md).
 */

export interface Identities {
  phone?: string | undefined;
  bsuid?: string | undefined;
  parentBsuid?: string | undefined;
  lid?: string | undefined;
}

/** What one event says about one contact. `at` in Unix milliseconds. */
export interface Fact extends Identities {
  tenantId: string;
  username?: string | undefined;
  profileName?: string | undefined;
  /** The name in the business's own address book. */
  name?: string | undefined;
  /** Identities the contact no longer has: the ones above have replaced them. */
  previous?: Identities | undefined;
  /** The contact (uuid) it is known to be about, or an earlier fact about the same contact. */
  sameAs?: string | Fact | undefined;
  at: number;
  /** Whether it updates last-seen times by itself: messages do; statuses, far more numerous, do not. */
  isTouch: boolean;
}

export interface Suggestion {
  a: BookContact;
  b: BookContact;
  kind: IdentityKind;
  /** The identity that both have. */
  value: string;
}

export interface IdentityBook {
  /** Applies one fact. A later one may merge the returned contact away: call `finalContact` then. */
  settle(fact: Fact): BookContact;
  /** Chooses the identities each contact shows. Call it once, after the last fact. */
  close(): void;
  contacts(): BookContact[];
  /** Stored contacts that turned out to be one, in order. */
  merges: { from: BookContact; into: BookContact }[];
  /** Contacts that share an identity but have contradicting ids. */
  suggestions: Suggestion[];
  /** The holdings to be written that cannot be derived from the contact's own columns. */
  spansOf(contact: BookContact): Holding[];
  /** Whether another contact has had the phone or lid that this contact shows. */
  isContested(contact: BookContact): boolean;
  /** The oldest identities of contacts over the limit, to be deleted. */
  forgotten: (Alias & { contact: BookContact })[];
  /** Alias rows that are obsolete: the contact shows the identity itself now, or has lost it. */
  staleAliases: { tenantId: string; kind: IdentityKind; value: string }[];
}

const strongest = ['bsuid', 'parentBsuid', 'lid', 'phone'] as const;
const columnOf = { bsuid: 'bsuid', parentBsuid: 'bsuid', lid: 'lid', phone: 'phone' } as const;

/** Creates a book from these stored contacts; `create` makes the ids of new ones. */
export function createIdentityBook(
  stored: readonly BookContact[],
  create: () => { id: string; createdAt: number },
): IdentityBook {
  const holders = createHolders();
  const all = [...stored];
  const byId = new Map(stored.map((contact) => [contact.id, contact]));
  const merges: IdentityBook['merges'] = [];
  const suggestions: Suggestion[] = [];
  const staleAliases: IdentityBook['staleAliases'] = [];
  const forgotten: IdentityBook['forgotten'] = [];
  /** Identities that facts name: all their holders are in the book. */
  const asked = new Set<string>();
  const open = new Set<BookContact>();
  const settled = new Map<Fact, BookContact>();
  const view = createView(holders, { asked, staleAliases, forgotten });
  for (const contact of stored) for (const key of contact.holdings.keys()) holders.add(contact, key);

  function hold(
    contact: BookContact,
    kind: IdentityKind,
    value: string,
    at: number,
    isTouch: boolean,
  ): Holding {
    const key = keyOf(kind, value);
    const known = contact.holdings.get(key);
    if (known) {
      const isMoved = at < known.first || (at > known.last && isTouch);
      if (!isMoved && !known.isLost) return known;
      known.first = Math.min(known.first, at);
      if (isTouch) known.last = Math.max(known.last, at);
      // Computed again, from all holders, when the book is closed.
      known.isLost = false;
      reopen(contact, key);
      return known;
    }
    const holding = newHolding({ kind, value }, at);
    takeHolding(contact, holding);
    holders.add(contact, key);
    reopen(contact, key);
    return holding;
  }

  /** Marks every holder of this identity, because what it shows may change. */
  function reopen(contact: BookContact, key: string): void {
    for (const holder of holders.of(contact.tenantId, key)) {
      holder.moved.add(key);
      open.add(holder);
    }
  }

  function learn(
    contact: BookContact,
    kind: 'profileName' | 'name',
    value: string,
    at: number,
    isTouch: boolean,
  ) {
    const shown = contact.seen[kind];
    if (shown.value === value) {
      if (at <= shown.at || !isTouch) return;
      shown.at = at;
      contact.isTouched = true;
    } else if (shown.value === null || isLaterThan({ value, at }, shown)) {
      contact.seen[kind] = { value, at };
      contact.isChanged = true;
    }
  }

  // A name entered by a member (it has no time) is never overwritten.
  function learnName(contact: BookContact, name: string, at: number): void {
    const { value, at: seenAt } = contact.seen.name;
    if (value === null || seenAt > NEVER) learn(contact, 'name', name, at, true);
  }

  function merge(a: BookContact, b: BookContact): BookContact {
    const [into, from] = staysBefore(a, b) ? [a, b] : [b, a];
    if (!from.isNew) merges.push({ from, into });
    // The smaller set is moved into the larger: otherwise a chain of merges would move everything once per
    // link.
    const [large, small] = from.holdings.size > into.holdings.size ? [from, into] : [into, from];
    const brought = [...small.holdings];
    for (const [key, holding] of brought) {
      const known = large.holdings.get(key);
      takeHolding(large, known ? unite(known, holding) : holding);
      large.moved.add(key);
    }
    into.holdings = large.holdings;
    into.ids = large.ids;
    into.tie = large.tie;
    into.moved = large.moved;
    from.mergedInto = into;
    for (const [key] of brought) for (const it of holders.of(into.tenantId, key)) open.add(it);
    open.delete(from);
    open.add(into);
    const { profileName, name } = from.seen;
    if (profileName.value !== null) learn(into, 'profileName', profileName.value, profileName.at, true);
    if (name.value !== null) learnName(into, name.value, name.at);
    into.parentBsuid ??= from.parentBsuid;
    into.isChanged = true;
    into.hasJoined = true;
    return into;
  }

  /** Merges the two when they do not contradict each other, otherwise suggests the merge. */
  function joinIfSure(a: BookContact, b: BookContact, kind: IdentityKind, value: string): BookContact {
    if (a === b) return a;
    if (!contradict(a, b)) return merge(a, b);
    suggestions.push({ a, b, kind, value });
    return a;
  }

  /** The contact with these identities at that time; several are merged if nothing contradicts it. */
  function find(tenantId: string, given: Identities, at: number): BookContact | undefined {
    let found: BookContact | undefined;
    const named = { ids: { bsuid: setOf(given.bsuid), lid: setOf(given.lid) } };
    const doubts: { holder: BookContact; kind: IdentityKind; value: string }[] = [];
    for (const part of strongest) {
      const value = given[part];
      if (value === undefined) continue;
      const kind = columnOf[part];
      const key = keyOf(kind, value);
      asked.add(`${tenantId} ${key}`);
      const holder = kind === 'bsuid' ? holders.current(tenantId, key) : holders.at(tenantId, key, at);
      if (!holder || holder === found) continue;
      const isOther =
        part !== 'bsuid' && part !== 'parentBsuid' && isSomebodyElse(holder, part, key, named, at);
      if (isOther) doubts.push({ holder, kind, value });
      else found = found ? joinIfSure(found, holder, kind, value) : holder;
    }
    found ??= doubts.length > 0 ? start(tenantId, given, at) : undefined;
    for (const { holder, kind, value } of doubts) {
      if (found && found !== holder) suggestions.push({ a: found, b: holder, kind, value });
    }
    return found;
  }

  /** Whether this holder of a lid or phone has ids that contradict the fact's. */
  function isSomebodyElse(
    holder: BookContact,
    part: 'lid' | 'phone',
    key: string,
    named: Pick<BookContact, 'ids'>,
    at: number,
  ): boolean {
    if (part === 'lid') return contradictBy('bsuid', holder, named);
    if (!contradict(holder, named)) return false;
    // A contact that gave up the phone and got a new user id at that moment had another id before, possibly
    // this one.
    const { left, first } = holdingOf(holder, key);
    if (left === NEVER || at > left || contradictBy('lid', holder, named)) return true;
    // The contact was never seen with the phone, and no event says which id it had then.
    if (first >= left - 1) return false;
    for (const value of holder.ids.bsuid) {
      if (holdingOf(holder, keyOf('bsuid', value)).first < left) return true;
    }
    return false;
  }

  function findByUsername({ tenantId, username }: Fact, isStrong: boolean): BookContact | undefined {
    if (username === undefined) return undefined;
    asked.add(`${tenantId} ${keyOf('username', username)}`);
    const named = holders.current(tenantId, keyOf('username', username));
    return named && (!isStrong || !isStronglyKnown(named)) ? named : undefined;
  }

  /** The contact of a fact that reports that one identity replaced another. */
  function findChanged(fact: Fact, previous: Identities): BookContact | undefined {
    const { tenantId, at } = fact;
    const before = find(tenantId, previous, at - 1);
    const ofNow = previous.phone === undefined ? fact : { ...fact, phone: undefined };
    const now = find(tenantId, ofNow, at);
    // WhatsApp reported the change itself, so even two user ids are joined.
    let contact = before && now && before !== now ? merge(before, now) : (before ?? now);
    if (fact.phone === undefined || ofNow === fact || fact.phone === previous.phone) return contact;
    // A number that is new to this contact may have belonged to another one before.
    const key = keyOf('phone', fact.phone);
    asked.add(`${tenantId} ${key}`);
    const holder = holders.at(tenantId, key, at);
    if (!holder || holder === contact) return contact;
    const { last } = holdingOf(holder, key);
    contact ??= start(tenantId, fact, at);
    adopt(contact, previous, at - 1);
    adopt(contact, fact, at);
    if (last >= at || last === NEVER) return joinIfSure(contact, holder, 'phone', fact.phone);
    suggestions.push({ a: contact, b: holder, kind: 'phone', value: fact.phone });
    return contact;
  }

  function start(tenantId: string, { bsuid, lid }: Identities, at: number): BookContact {
    const contact = emptyContact({ tenantId, ...create() });
    contact.isNew = true;
    all.push(contact);
    open.add(contact);
    adopt(contact, { bsuid, lid }, at);
    return contact;
  }

  /** Adds the ids that tell people apart before anything else is joined. */
  function adopt(contact: BookContact, { bsuid, lid }: Identities, at: number): void {
    if (bsuid !== undefined) hold(contact, 'bsuid', bsuid, at, true);
    if (lid !== undefined) hold(contact, 'lid', lid, at, true);
  }

  /** The contact a fact is about, by its identities and by what we already know. */
  function contactOf(fact: Fact): BookContact {
    const { tenantId, at, previous } = fact;
    const isStrong = strongest.some((part) => fact[part] !== undefined);
    let found = previous ? findChanged(fact, previous) : find(tenantId, fact, at);
    const named = findByUsername(fact, isStrong);
    if (named && named !== found) found = found ? merge(found, named) : named;
    const { sameAs } = fact;
    const meant = typeof sameAs === 'object' ? settled.get(sameAs) : byId.get(sameAs ?? '');
    if (meant) found = joinMeant(fact, found, finalContact(meant));
    return found ?? start(tenantId, fact, at);
  }

  function joinMeant(fact: Fact, found: BookContact | undefined, meant: BookContact): BookContact {
    const kind = fact.phone === undefined ? 'bsuid' : 'phone';
    const value = fact.phone ?? fact.bsuid ?? '';
    if (found) {
      adopt(found, fact, fact.at);
      return joinIfSure(found, meant, kind, value);
    }
    if (!contradict(meant, { ids: { bsuid: setOf(fact.bsuid), lid: setOf(fact.lid) } })) return meant;
    const other = start(fact.tenantId, fact, fact.at);
    suggestions.push({ a: other, b: meant, kind, value });
    return other;
  }

  function leave(contact: BookContact, fact: Fact, previous: Identities): void {
    const { at } = fact;
    for (const part of strongest) {
      const value = previous[part];
      if (value === undefined) continue;
      // Seen just before; a little earlier still when the fact includes their old user id (see
      // isSomebodyElse).
      const isTold = part === 'phone' && previous.bsuid !== undefined;
      const holding = hold(contact, columnOf[part], value, isTold ? at - 2 : at - 1, true);
      if (value === fact[part]) continue;
      if (at <= holding.left) continue;
      holding.left = at;
      holding.isKept = true;
      contact.moved.add(keyOf(columnOf[part], value));
      open.add(contact);
    }
  }

  return {
    merges,
    suggestions,
    staleAliases,
    forgotten,
    contacts: () => all.filter((contact) => !contact.mergedInto),
    spansOf: view.spansOf,
    isContested: view.isContested,
    settle(fact) {
      const contact = contactOf(fact);
      settled.set(fact, contact);
      const { at, isTouch, previous } = fact;
      if (previous) leave(contact, fact, previous);
      for (const part of strongest) {
        const value = fact[part];
        if (value === undefined) continue;
        const holding = hold(contact, columnOf[part], value, at, isTouch);
        if (previous && part === 'bsuid') holding.isKept = true;
      }
      if (fact.username !== undefined) hold(contact, 'username', fact.username, at, isTouch);
      if (fact.profileName !== undefined) {
        // When a status showed a name is not stored, so it must not be compared with the time of another name
        // either.
        learn(contact, 'profileName', fact.profileName, isTouch ? at : NEVER, isTouch);
      }
      if (fact.name !== undefined) learnName(contact, fact.name, at);
      if (fact.parentBsuid !== undefined && contact.parentBsuid === null) {
        contact.parentBsuid = fact.parentBsuid;
        contact.isChanged = true;
      }
      return contact;
    },
    close() {
      for (const contact of open) view.show(contact);
      for (const contact of open) view.forgetOldest(contact);
      for (const contact of open) view.listAliases(contact);
    },
  };
}

function isStronglyKnown(contact: BookContact): boolean {
  for (const { kind, isLost } of contact.holdings.values()) if (kind !== 'username' && !isLost) return true;
  return false;
}

function setOf(value: string | undefined): Set<string> {
  return new Set(value === undefined || isParentId(value) ? [] : [value]);
}
