import {
  type ContactState,
  emptyContact,
  type IdentityKind,
  type IdentitySpan,
  isLaterThan,
  NEVER,
  survives,
} from './contact-state.ts';
import { addSpan, contradict, createHolderIndex, keyOf, mergeSpans, newSpan } from './holder-index.ts';
import {
  type Identities,
  kindOf,
  type Observation,
  type Suggestion,
  strongestFirst,
} from './observations.ts';

/**
 * The contacts that a batch concerns, and every change that observations make to them: when an identity was
 * seen or replaced, names, merges, suggestions. `find-contact.ts` decides which contact an observation is
 * about.
 */
export class ContactChanges {
  readonly holders = createHolderIndex();
  /** All contacts, including those that were merged into others. */
  readonly all: ContactState[];
  /** Pairs of stored contacts that turned out to be the same person, in order. */
  readonly merges: { from: ContactState; into: ContactState }[] = [];
  readonly suggestions: Suggestion[] = [];
  /** Contacts whose shown identities may change. */
  readonly affected = new Set<ContactState>();
  /** Identities that occur in observations (`tenant kind value`). All their holders are loaded. */
  readonly named = new Set<string>();

  private readonly create: () => { id: string; createdAt: number };

  constructor(stored: readonly ContactState[], create: () => { id: string; createdAt: number }) {
    this.create = create;
    this.all = [...stored];
    for (const contact of stored) for (const key of contact.spans.keys()) this.holders.add(contact, key);
  }

  /** Records that the contact was seen with this identity. */
  recordSighting(
    contact: ContactState,
    kind: IdentityKind,
    value: string,
    at: number,
    isTouch: boolean,
  ): IdentitySpan {
    const key = keyOf(kind, value);
    const known = contact.spans.get(key);
    if (known) {
      const isMoved = at < known.first || (at > known.last && isTouch);
      if (!isMoved && !known.isLost) return known;
      known.first = Math.min(known.first, at);
      if (isTouch) known.last = Math.max(known.last, at);
      // `finish` computes this again from all holders.
      known.isLost = false;
      this.markAffected(contact, key);
      return known;
    }
    const span = newSpan({ kind, value }, at);
    addSpan(contact, span);
    this.holders.add(contact, key);
    this.markAffected(contact, key);
    return span;
  }

  /** Records that, according to this observation, its identities replaced these ones. */
  recordReplaced(contact: ContactState, observation: Observation, previous: Identities): void {
    const { at } = observation;
    for (const part of strongestFirst) {
      const value = previous[part];
      if (value === undefined) continue;
      // The old identity counts as seen just before the change; a little earlier still if the observation
      // includes the contact's old user id (see `isSomebodyElse`).
      const isReported = part === 'phone' && previous.bsuid !== undefined;
      const span = this.recordSighting(contact, kindOf[part], value, isReported ? at - 2 : at - 1, true);
      if (value === observation[part]) continue;
      if (at <= span.left) continue;
      span.left = at;
      span.isKept = true;
      contact.changedKeys.add(keyOf(kindOf[part], value));
      this.affected.add(contact);
    }
  }

  recordName(
    contact: ContactState,
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

  // Records the name from the business's address book. A name entered by a member (it has no time) is never
  // overwritten.
  recordOwnName(contact: ContactState, name: string, at: number): void {
    const { value, at: seenAt } = contact.seen.name;
    if (value === null || seenAt > NEVER) this.recordName(contact, 'name', name, at, true);
  }

  /** Merges two contacts; returns the one that remains. */
  merge(a: ContactState, b: ContactState): ContactState {
    const [into, from] = survives(a, b) ? [a, b] : [b, a];
    if (!from.isNew) this.merges.push({ from, into });
    // The smaller set is moved into the larger one. Otherwise a chain of merges would move every entry once
    // per merge.
    const [large, small] = from.spans.size > into.spans.size ? [from, into] : [into, from];
    const brought = [...small.spans];
    for (const [key, span] of brought) {
      const known = large.spans.get(key);
      addSpan(large, known ? mergeSpans(known, span) : span);
      large.changedKeys.add(key);
    }
    into.spans = large.spans;
    into.ids = large.ids;
    into.tie = large.tie;
    into.changedKeys = large.changedKeys;
    from.mergedInto = into;
    for (const [key] of brought) for (const it of this.holders.of(into.tenantId, key)) this.affected.add(it);
    this.affected.delete(from);
    this.affected.add(into);
    const { profileName, name } = from.seen;
    if (profileName.value !== null)
      this.recordName(into, 'profileName', profileName.value, profileName.at, true);
    if (name.value !== null) this.recordOwnName(into, name.value, name.at);
    into.parentBsuid ??= from.parentBsuid;
    into.isChanged = true;
    into.hasAbsorbed = true;
    return into;
  }

  /** Merges the two contacts if they do not contradict each other; otherwise suggests the merge. */
  mergeUnlessContradicting(
    a: ContactState,
    b: ContactState,
    kind: IdentityKind,
    value: string,
  ): ContactState {
    if (a === b) return a;
    if (!contradict(a, b)) return this.merge(a, b);
    this.suggestions.push({ a, b, kind, value });
    return a;
  }

  /** Adds a new contact. */
  start(tenantId: string, { bsuid, lid }: Identities, at: number): ContactState {
    const contact = emptyContact({ tenantId, ...this.create() });
    contact.isNew = true;
    this.all.push(contact);
    this.affected.add(contact);
    this.adoptIds(contact, { bsuid, lid }, at);
    return contact;
  }

  /** Adds the ids that distinguish people before anything else is merged. */
  adoptIds(contact: ContactState, { bsuid, lid }: Identities, at: number): void {
    if (bsuid !== undefined) this.recordSighting(contact, 'bsuid', bsuid, at, true);
    if (lid !== undefined) this.recordSighting(contact, 'lid', lid, at, true);
  }

  /** Marks every holder of this identity, because what it shows may change. */
  private markAffected(contact: ContactState, key: string): void {
    for (const holder of this.holders.of(contact.tenantId, key)) {
      holder.changedKeys.add(key);
      this.affected.add(holder);
    }
  }
}
