import {
  type Alias,
  type BookContact,
  byAge,
  emptyContact,
  finalContact,
  type IdentityKind,
  identityKinds,
  isLaterThan,
  isStronglyKnown,
  type SeenKind,
  strongKinds,
} from './book-contact.ts';

/*
 * Who is who. Terms:
 *
 * key   one identity of a customer: a phone, bsuid, lid or username, per tenant
 * fact  what one event says: these keys are one customer, seen at this time
 * book  the contacts that the facts of a batch touch, as they will be
 *
 * The law: two contacts that share a phone, bsuid or lid are one contact. That is a union of sets, so no order of the
 * facts can end differently. Of several values of one kind the latest seen is shown and the others are kept as aliases;
 * a maximum does not care about order either. A username is weak, because WhatsApp may give it to somebody else: it
 * finds a contact only for an event that names nothing stronger, or a contact of which nothing stronger is known.
 */

/** What one event says about one customer. `at` in milliseconds. */
export interface Fact {
  tenantId: string;
  phone?: string | undefined;
  bsuid?: string | undefined;
  parentBsuid?: string | undefined;
  lid?: string | undefined;
  username?: string | undefined;
  profileName?: string | undefined;
  /** The name in the business's own address book. */
  name?: string | undefined;
  /** The customer left `phone` for this number. */
  newPhone?: string | undefined;
  at: number;
  /** Whether a mere repetition is worth a write: true for messages, false for statuses, which are far more. */
  isTouch: boolean;
}

export interface IdentityBook {
  /** Takes one fact in. Ask `finalContact` afterwards: a later fact may merge the answer away. */
  settle(fact: Fact): BookContact;
  contacts(): BookContact[];
  /** Contacts stored before that turned out to be one, in order. */
  merges: { from: BookContact; into: BookContact }[];
}

/** A book that begins with these stored contacts; `create` names new ones. */
export function createIdentityBook(
  stored: readonly { contact: BookContact; aliases: readonly Alias[] }[],
  create: () => { id: string; createdAt: number },
): IdentityBook {
  const holders = new Map<string, BookContact>();
  const aliased = new Set<string>();
  const all = stored.map(({ contact }) => contact);
  const merges: IdentityBook['merges'] = [];

  for (const { contact, aliases } of stored) {
    for (const { kind, value } of aliases) {
      aliased.add(`${contact.id} ${kind} ${value}`);
      holders.set(keyOf(contact.tenantId, kind, value), contact);
    }
  }
  // What a contact shows outranks an alias; of two that show a username, the later one holds it.
  for (const contact of all) {
    for (const kind of identityKinds) {
      const { value, at } = contact.seen[kind];
      if (value !== null) hold(contact, kind, value, at);
    }
  }

  function holderOf(tenantId: string, kind: IdentityKind, value: string | undefined) {
    const found = value === undefined ? undefined : holders.get(keyOf(tenantId, kind, value));
    return found && finalContact(found);
  }

  function hold(contact: BookContact, kind: IdentityKind, value: string, at: number): void {
    const holder = holderOf(contact.tenantId, kind, value);
    const shown = holder?.seen[kind];
    if (holder !== contact && shown?.value === value && shown.at > at) return;
    holders.set(keyOf(contact.tenantId, kind, value), contact);
  }

  function learn(contact: BookContact, kind: SeenKind, value: string, at: number, isTouch: boolean): void {
    const shown = contact.seen[kind];
    if (shown.value === value) {
      if (at <= shown.at || !isTouch) return;
      shown.at = at;
      contact.isTouched = true;
      return;
    }
    const isShown = shown.value === null || isLaterThan({ value, at }, shown);
    if (isShown) {
      contact.seen[kind] = { value, at };
      contact.isChanged = true;
    }
    if (kind === 'profileName' || kind === 'name') return;
    hold(contact, kind, value, at);
    const retired = isShown ? shown.value : value;
    if (retired !== null) keepAlias(contact, kind, retired);
  }

  function keepAlias(contact: BookContact, kind: IdentityKind, value: string): void {
    if (holderOf(contact.tenantId, kind, value) !== contact) return;
    const alias = `${contact.id} ${kind} ${value}`;
    if (aliased.has(alias)) return;
    aliased.add(alias);
    contact.newAliases.push({ kind, value });
    contact.isChanged = true;
  }

  function merge(from: BookContact, into: BookContact): void {
    from.mergedInto = into;
    if (!from.isNew) merges.push({ from, into });
    for (const kind of [...identityKinds, 'profileName'] as const) {
      const { value, at } = from.seen[kind];
      if (value !== null) learn(into, kind, value, at, true);
    }
    for (const { kind, value } of from.newAliases) keepAlias(into, kind, value);
    if (from.seen.name.value !== null) learnName(into, from.seen.name.value, from.seen.name.at);
    into.parentBsuid ??= from.parentBsuid;
    into.isChanged = true;
  }

  // A name that a colleague gave (it has no time) is never overwritten.
  function learnName(contact: BookContact, name: string, at: number): void {
    const { value, at: seenAt } = contact.seen.name;
    if (value === null || seenAt > Number.NEGATIVE_INFINITY) learn(contact, 'name', name, at, true);
  }

  function find(fact: Fact): BookContact[] {
    const { tenantId } = fact;
    const found = new Set<BookContact>();
    for (const kind of strongKinds) {
      const holder = holderOf(tenantId, kind, fact[kind]);
      if (holder) found.add(holder);
    }
    const moved = holderOf(tenantId, 'phone', fact.newPhone);
    if (moved) found.add(moved);
    const isStrong = strongKinds.some((kind) => fact[kind] !== undefined);
    const named = holderOf(tenantId, 'username', fact.username);
    if (named && (!isStrong || !isStronglyKnown(named))) found.add(named);
    return [...found].sort(byAge);
  }

  function open(tenantId: string): BookContact {
    const contact = emptyContact({ tenantId, ...create() });
    contact.isNew = true;
    all.push(contact);
    return contact;
  }

  return {
    merges,
    contacts: () => all.filter((contact) => !contact.mergedInto),
    settle(fact) {
      const [oldest, ...others] = find(fact);
      const contact = oldest ?? open(fact.tenantId);
      for (const other of others) merge(other, contact);
      const { at, isTouch } = fact;
      for (const kind of identityKinds) {
        const value = fact[kind];
        // The number they left is older than the one they came to.
        const hasLeft = kind === 'phone' && fact.newPhone !== undefined;
        if (value !== undefined) learn(contact, kind, value, hasLeft ? at - 1 : at, isTouch);
      }
      if (fact.newPhone !== undefined) learn(contact, 'phone', fact.newPhone, at, isTouch);
      if (fact.profileName !== undefined) {
        // When a status showed a name is not remembered, so it must not count against another one's time either.
        learn(contact, 'profileName', fact.profileName, isTouch ? at : Number.NEGATIVE_INFINITY, isTouch);
      }
      if (fact.name !== undefined) learnName(contact, fact.name, at);
      if (fact.parentBsuid !== undefined && contact.parentBsuid === null) {
        contact.parentBsuid = fact.parentBsuid;
        contact.isChanged = true;
      }
      return contact;
    },
  };
}

function keyOf(tenantId: string, kind: IdentityKind, value: string): string {
  return `${tenantId} ${kind} ${value}`;
}
