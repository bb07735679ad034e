import type { ContactChanges } from './contact-changes.ts';
import { type ContactState, finalContact, type IdentityKind, isParentId, NEVER } from './contact-state.ts';
import { contradict, contradictBy, keyOf, spanOf } from './holder-index.ts';
import { type Identities, kindOf, type Observation, strongestFirst } from './observations.ts';

/**
 * Decides which contact each observation is about: by its identities, strongest first, and by what is already
 * known (`sameAs`). If an observation shows that several contacts are the same person, they are merged;
 * contacts that do not exist are created.
 */
export class ContactFinder {
  private readonly byId: ReadonlyMap<string, ContactState>;
  private readonly found = new Map<Observation, ContactState>();

  private readonly changes: ContactChanges;

  constructor(changes: ContactChanges, stored: readonly ContactState[]) {
    this.changes = changes;
    this.byId = new Map(stored.map((contact) => [contact.id, contact]));
  }

  /** Returns the contact that the observation is about, by its identities and by what we already know. */
  contactOf(observation: Observation): ContactState {
    const contact = this.resolve(observation);
    this.found.set(observation, contact);
    return contact;
  }

  private resolve(observation: Observation): ContactState {
    const { tenantId, at, previous } = observation;
    const isStrong = strongestFirst.some((part) => observation[part] !== undefined);
    let found = previous ? this.findChanged(observation, previous) : this.find(tenantId, observation, at);
    const named = this.findByUsername(observation, isStrong);
    if (named && named !== found) found = found ? this.changes.merge(found, named) : named;
    const { sameAs } = observation;
    const meant = typeof sameAs === 'object' ? this.found.get(sameAs) : this.byId.get(sameAs ?? '');
    if (meant) found = this.joinMeant(observation, found, finalContact(meant));
    return found ?? this.changes.start(tenantId, observation, at);
  }

  private joinMeant(
    observation: Observation,
    found: ContactState | undefined,
    meant: ContactState,
  ): ContactState {
    const kind = observation.phone === undefined ? 'bsuid' : 'phone';
    const value = observation.phone ?? observation.bsuid ?? '';
    if (found) {
      this.changes.adoptIds(found, observation, observation.at);
      return this.changes.mergeUnlessContradicting(found, meant, kind, value);
    }
    if (!contradict(meant, { ids: { bsuid: setOf(observation.bsuid), lid: setOf(observation.lid) } }))
      return meant;
    const other = this.changes.start(observation.tenantId, observation, observation.at);
    this.changes.suggestions.push({ a: other, b: meant, kind, value });
    return other;
  }

  /**
   * Returns the contact that had these identities at that time. Several are merged if nothing contradicts it.
   */
  private find(tenantId: string, given: Identities, at: number): ContactState | undefined {
    let found: ContactState | undefined;
    const named = { ids: { bsuid: setOf(given.bsuid), lid: setOf(given.lid) } };
    const doubts: { holder: ContactState; kind: IdentityKind; value: string }[] = [];
    for (const part of strongestFirst) {
      const value = given[part];
      if (value === undefined) continue;
      const kind = kindOf[part];
      const key = keyOf(kind, value);
      this.changes.named.add(`${tenantId} ${key}`);
      const holder =
        kind === 'bsuid'
          ? this.changes.holders.current(tenantId, key)
          : this.changes.holders.at(tenantId, key, at);
      if (!holder || holder === found) continue;
      const isOther =
        part !== 'bsuid' && part !== 'parentBsuid' && this.isSomebodyElse(holder, part, key, named, at);
      if (isOther) doubts.push({ holder, kind, value });
      else found = found ? this.changes.mergeUnlessContradicting(found, holder, kind, value) : holder;
    }
    found ??= doubts.length > 0 ? this.changes.start(tenantId, given, at) : undefined;
    for (const { holder, kind, value } of doubts) {
      if (found && found !== holder) this.changes.suggestions.push({ a: found, b: holder, kind, value });
    }
    return found;
  }

  /** Whether this holder of a LID or phone number has ids that contradict those of the observation. */
  private isSomebodyElse(
    holder: ContactState,
    part: 'lid' | 'phone',
    key: string,
    named: Pick<ContactState, 'ids'>,
    at: number,
  ): boolean {
    if (part === 'lid') return contradictBy('bsuid', holder, named);
    if (!contradict(holder, named)) return false;
    // A contact that stopped having the phone and got a new user id at that moment had another id before,
    // possibly this one.
    const { left, first } = spanOf(holder, key);
    if (left === NEVER || at > left || contradictBy('lid', holder, named)) return true;
    // The contact was never seen with the phone, and no event contains the id it had then.
    if (first >= left - 1) return false;
    for (const value of holder.ids.bsuid) {
      if (spanOf(holder, keyOf('bsuid', value)).first < left) return true;
    }
    return false;
  }

  private findByUsername({ tenantId, username }: Observation, isStrong: boolean): ContactState | undefined {
    if (username === undefined) return undefined;
    this.changes.named.add(`${tenantId} ${keyOf('username', username)}`);
    const named = this.changes.holders.current(tenantId, keyOf('username', username));
    return named && (!isStrong || !isStronglyKnown(named)) ? named : undefined;
  }

  /** Returns the contact of an observation according to which one identity replaced another. */
  private findChanged(observation: Observation, previous: Identities): ContactState | undefined {
    const { tenantId, at } = observation;
    const before = this.find(tenantId, previous, at - 1);
    const ofNow = previous.phone === undefined ? observation : { ...observation, phone: undefined };
    const now = this.find(tenantId, ofNow, at);
    // WhatsApp reported the change itself, so even two user ids are merged.
    let contact = before && now && before !== now ? this.changes.merge(before, now) : (before ?? now);
    if (observation.phone === undefined || ofNow === observation || observation.phone === previous.phone)
      return contact;
    // A number that is new to this contact may have belonged to another contact before.
    const key = keyOf('phone', observation.phone);
    this.changes.named.add(`${tenantId} ${key}`);
    const holder = this.changes.holders.at(tenantId, key, at);
    if (!holder || holder === contact) return contact;
    const { last } = spanOf(holder, key);
    contact ??= this.changes.start(tenantId, observation, at);
    this.changes.adoptIds(contact, previous, at - 1);
    this.changes.adoptIds(contact, observation, at);
    if (last >= at || last === NEVER)
      return this.changes.mergeUnlessContradicting(contact, holder, 'phone', observation.phone);
    this.changes.suggestions.push({ a: contact, b: holder, kind: 'phone', value: observation.phone });
    return contact;
  }
}

function isStronglyKnown(contact: ContactState): boolean {
  for (const { kind, isLost } of contact.spans.values()) if (kind !== 'username' && !isLost) return true;
  return false;
}

function setOf(value: string | undefined): Set<string> {
  return new Set(value === undefined || isParentId(value) ? [] : [value]);
}
