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
 * Who is who. Terms:
 *
 * identity  a phone, bsuid (also a parent one), lid or username of a customer, per tenant
 * fact      what one event says: these identities are one customer, seen at this time
 * holding   a contact had an identity, from its first sighting to its last
 * book      the contacts that the facts of a batch touch, as they will be
 *
 * The rule. A user id (bsuid) is a person: it belongs to one contact for good, and only WhatsApp's own word that an id
 * became another joins two. A lid is weaker, a phone weaker still: both may pass from one person to another, so they lead
 * to a contact only while nothing stronger in the fact contradicts it. A contact without a user id is whoever has its
 * phone: it takes the user id it is first seen with, or becomes part of the contact that has it. Of several contacts that
 * were seen with one phone, the latest shows it; a fact that names only the phone belongs to who had it at that time. A
 * username is weakest: it finds a contact only for a fact that names nothing stronger, or one of whom nothing stronger is
 * known.
 *
 * Contacts that something joins and their ids keep apart are never made one: they become a suggestion. All of this is
 * unions, minima and maxima over times, so the order of arrival does not matter, as long as facts about a phone that
 * several people had name the person (docs/subsystems/intake.md).
 */

export interface Identities {
  phone?: string | undefined;
  bsuid?: string | undefined;
  parentBsuid?: string | undefined;
  lid?: string | undefined;
}

/** What one event says about one customer. `at` in milliseconds. */
export interface Fact extends Identities {
  tenantId: string;
  username?: string | undefined;
  profileName?: string | undefined;
  /** The name in the business's own address book. */
  name?: string | undefined;
  /** What the customer was known by until now, and is no longer: the identities above have taken its place. */
  previous?: Identities | undefined;
  /**
   * Whom we know is meant, by the uuid of the contact or by an earlier fact: a message to them is answered, or was accepted
   * for these identities.
   */
  sameAs?: string | Fact | undefined;
  at: number;
  /** Whether a mere repetition is worth a write: true for messages, false for statuses, which are far more. */
  isTouch: boolean;
}

export interface Suggestion {
  a: BookContact;
  b: BookContact;
  kind: IdentityKind;
  /** The identity that both are known by. */
  value: string;
}

export interface IdentityBook {
  /** Takes one fact in. Ask `finalContact` afterwards: a later fact may merge the answer away. */
  settle(fact: Fact): BookContact;
  /** Chooses what each contact shows. To be called once, after the last fact. */
  close(): void;
  contacts(): BookContact[];
  /** Contacts stored before that turned out to be one, in order. */
  merges: { from: BookContact; into: BookContact }[];
  /** Contacts that share an identity and are held apart by others. */
  suggestions: Suggestion[];
  /** Holdings to be written that the contact's own columns do not tell. */
  spansOf(contact: BookContact): Holding[];
  /** Whether somebody else had the phone or lid this contact shows. */
  isContested(contact: BookContact): boolean;
  /** Identities that these contacts had too long ago to be remembered. */
  forgotten: (Alias & { contact: BookContact })[];
  /** Aliases that lead to a contact which shows the identity by now, or to one that lost it. */
  staleAliases: { tenantId: string; kind: IdentityKind; value: string }[];
}

const strongest = ['bsuid', 'parentBsuid', 'lid', 'phone'] as const;
const columnOf = { bsuid: 'bsuid', parentBsuid: 'bsuid', lid: 'lid', phone: 'phone' } as const;

/** A book that begins with these stored contacts; `create` names new ones. */
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
  /** Identities that facts name: of these, every holder is in the book. */
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
      // Whether it is lost is found out anew, among all its holders, when the book is closed.
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

  /** What any of its holders shows may be another now. */
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

  // A name that a colleague gave (it has no time) is never overwritten.
  function learnName(contact: BookContact, name: string, at: number): void {
    const { value, at: seenAt } = contact.seen.name;
    if (value === null || seenAt > NEVER) learn(contact, 'name', name, at, true);
  }

  function merge(a: BookContact, b: BookContact): BookContact {
    const [into, from] = staysBefore(a, b) ? [a, b] : [b, a];
    if (!from.isNew) merges.push({ from, into });
    // The smaller part moves into the larger: a chain of merges would move everything once per link.
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

  /** One person for sure, or a question for a person. */
  function joinIfSure(a: BookContact, b: BookContact, kind: IdentityKind, value: string): BookContact {
    if (a === b) return a;
    if (!contradict(a, b)) return merge(a, b);
    suggestions.push({ a, b, kind, value });
    return a;
  }

  /** The contact of these identities at that time, joined from several where nothing contradicts it. */
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

  /** Whether this holder of a lid or phone has ids of its own that contradict the fact's. */
  function isSomebodyElse(
    holder: BookContact,
    part: 'lid' | 'phone',
    key: string,
    named: Pick<BookContact, 'ids'>,
    at: number,
  ): boolean {
    if (part === 'lid') return contradictBy('bsuid', holder, named);
    if (!contradict(holder, named)) return false;
    // Who left the phone and got a new user id at once had another one before, and this may be it.
    const { left, first } = holdingOf(holder, key);
    if (left === NEVER || at > left || contradictBy('lid', holder, named)) return true;
    // Never seen with it, and nobody said under which id they left it.
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

  /** The contact of a fact that says that one identity took the place of another. */
  function findChanged(fact: Fact, previous: Identities): BookContact | undefined {
    const { tenantId, at } = fact;
    const before = find(tenantId, previous, at - 1);
    const ofNow = previous.phone === undefined ? fact : { ...fact, phone: undefined };
    const now = find(tenantId, ofNow, at);
    // WhatsApp's word joins even two user ids.
    let contact = before && now && before !== now ? merge(before, now) : (before ?? now);
    if (fact.phone === undefined || ofNow === fact || fact.phone === previous.phone) return contact;
    // A number that is new to the customer may have been somebody else's before.
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

  /** Takes what tells people apart before anything else is joined. */
  function adopt(contact: BookContact, { bsuid, lid }: Identities, at: number): void {
    if (bsuid !== undefined) hold(contact, 'bsuid', bsuid, at, true);
    if (lid !== undefined) hold(contact, 'lid', lid, at, true);
  }

  /** The contact a fact is about, by what it says and by what we know of it. */
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
      // Seen just before; a little earlier still when it is said who they were then (see isSomebodyElse).
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
        // When a status showed a name is not remembered, so it must not count against another one's time either.
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
