import type { Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { RoundTrip } from '../../../platform/round-trip.ts';
import { nothing, type Step } from '../batches/store-step.ts';
import { yieldEventLoop } from '../batches/yield-event-loop.ts';
import { type Completed, completeObservations, type Gathered } from './gather-observations.ts';
import { finalContact } from './identities/contact-state.ts';
import type { Observation } from './identities/observations.ts';
import { loadContacts, readContactsUnlocked } from './load-contacts.store.ts';
import { hasChanges, isSimple, resolveObservations } from './resolution.ts';
import { checkedStep, deferSave, save, suggestMergesOf, touchContacts } from './save-contacts.ts';
import { lockIdentities } from './write-contacts.store.ts';

/*
 * From observations to stored contacts, in three steps: load the contacts that the observations refer to,
 * resolve the observations in memory (`resolution.ts`), and save what changed (`save-contacts.ts`). The first
 * attempt takes no lock, because the observations of nearly all batches change only last-seen times. If they
 * change more, the identities are locked, and the contacts are loaded and resolved again.
 */

/**
 * Returns the contact of each observation, in the same order. Contacts are created, completed and merged as
 * needed, and the events are published.
 */
export async function resolveContacts(
  tx: Tx,
  observations: readonly Observation[],
  at: Date,
): Promise<ContactRow[]> {
  if (observations.length === 0) return [];
  const glance = resolveObservations(observations, await loadContacts(tx, observations, { lock: false }), at);
  if (!hasChanges(glance)) {
    const trip = new RoundTrip();
    const step = touchContacts(glance);
    step.lock(trip);
    await trip.run(tx);
    if (step.isDone()) {
      await suggestMergesOf(tx, glance.resolver, at);
      return glance.rows(new Map());
    }
  }
  await lockIdentities(tx, tenantsOf(observations));
  const sure = resolveObservations(observations, await loadContacts(tx, observations, { lock: true }), at);
  return sure.rows(await save(tx, sure, at));
}

/** The contacts of a batch's observations, and what still has to be written for them. */
export interface ResolvedContacts extends Completed {
  /** In the order of their observations. */
  rows: ContactRow[];
  step: Step;
}

/**
 * Does the same for the observations of a batch, in as few statements as possible: one for known contacts,
 * two for new ones. The writes are left to the batch's own round trips, unless contacts are merged or
 * identities pass from one contact to another.
 */
export async function resolveGathered(tx: Tx, gathered: Gathered, at: Date): Promise<ResolvedContacts> {
  if (gathered.observations.length + gathered.links.length === 0) {
    return { observations: [], linked: [], rows: [], step: nothing };
  }
  const { addressees, isLocked, stored } = await readContactsUnlocked(
    tx,
    gathered.observations,
    gathered.links,
  );
  const completed = completeObservations(gathered, addressees);
  await yieldEventLoop(stored.length);
  const { observations } = completed;
  if (!isLocked) {
    const glance = resolveObservations(observations, stored, at);
    if (!hasChanges(glance)) {
      await suggestMergesOf(tx, glance.resolver, at);
      return { ...completed, rows: glance.rows(new Map()), step: checkedStep(touchContacts(glance)) };
    }
    await lockIdentities(tx, tenantsOf(observations));
  }
  const locked = await loadContacts(tx, observations, { lock: true });
  await yieldEventLoop(observations.length);
  const sure = resolveObservations(observations, locked, at);
  await yieldEventLoop(observations.length);
  if (!isSimple(sure)) return { ...completed, rows: sure.rows(await save(tx, sure, at)), step: nothing };
  const { rows, step } = deferSave(tx, sure, at);
  return { ...completed, rows: sure.rows(rows), step };
}

function tenantsOf(observations: readonly Observation[]): string[] {
  return [...new Set(observations.map(({ tenantId }) => tenantId))];
}

/**
 * Returns the ids of the existing contacts of these observations, in the same order, with undefined for a
 * missing contact. Read-only.
 */
export async function findKnownContacts(
  tx: Tx,
  observations: readonly Observation[],
): Promise<(string | undefined)[]> {
  if (observations.length === 0) return [];
  const { resolver, contacts } = resolveObservations(
    observations,
    await loadContacts(tx, observations, { lock: false }),
    new Date(0),
  );
  const isStored = new Set(resolver.contacts().flatMap((contact) => (contact.isNew ? [] : [contact.id])));
  return contacts.map((contact) => {
    const { id } = finalContact(contact);
    return isStored.has(id) ? id : undefined;
  });
}
