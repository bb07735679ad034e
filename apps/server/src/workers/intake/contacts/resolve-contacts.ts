import type { Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { RoundTrip } from '../../../platform/round-trip.ts';
import { nothing, type Step } from '../batches/store-step.ts';
import { nextTurn } from '../batches/yield-event-loop.ts';
import { lockIdentities } from './book.store.ts';
import { type Completed, completeFacts, type Gathered } from './gather-facts.ts';
import { finalContact } from './identities/book-contact.ts';
import type { Fact } from './identities/facts.ts';
import { glanceAtContacts, loadContacts } from './load-contacts.store.ts';
import { isNews, isPlain, settleAll } from './resolution.ts';
import { save, saving, suggest, sureOf, touch } from './save-contacts.ts';

/*
 * From facts to stored contacts, in three steps: load the contacts the facts name, resolve the facts in memory
 * (`resolution.ts`), and save what changed (`save-contacts.ts`). The first attempt takes no lock, because the
 * facts of nearly all batches change nothing but last-seen times; if they change more, the identities are
 * locked and the contacts are loaded and resolved again.
 */

/**
 * The contact of every fact, in the order of the facts; created, completed, merged and announced as needed.
 */
export async function resolveContacts(tx: Tx, facts: readonly Fact[], at: Date): Promise<ContactRow[]> {
  if (facts.length === 0) return [];
  const glance = settleAll(facts, await loadContacts(tx, facts, { lock: false }), at);
  if (!isNews(glance)) {
    const trip = new RoundTrip();
    const step = touch(glance);
    step.lock(trip);
    await trip.run(tx);
    if (step.isDone()) {
      await suggest(tx, glance.book, at);
      return glance.rows(new Map());
    }
  }
  await lockIdentities(tx, tenantsOf(facts));
  const sure = settleAll(facts, await loadContacts(tx, facts, { lock: true }), at);
  return sure.rows(await save(tx, sure, at));
}

/** The contacts of a batch's facts, and what still has to be written about them. */
export interface ResolvedContacts extends Completed {
  /** In the order of their facts. */
  rows: ContactRow[];
  step: Step;
}

/**
 * The same for the facts of a batch, in as few statements as possible: one for known contacts, two for new
 * ones. Writes are left to the batch's own round trips, unless contacts are merged or identities pass between
 * them.
 */
export async function resolveGathered(tx: Tx, gathered: Gathered, at: Date): Promise<ResolvedContacts> {
  if (gathered.facts.length + gathered.links.length === 0) {
    return { facts: [], linked: [], rows: [], step: nothing };
  }
  const { addressees, isLocked, stored } = await glanceAtContacts(tx, gathered.facts, gathered.links);
  const completed = completeFacts(gathered, addressees);
  await nextTurn(stored.length);
  const { facts } = completed;
  if (!isLocked) {
    const glance = settleAll(facts, stored, at);
    if (!isNews(glance)) {
      await suggest(tx, glance.book, at);
      return { ...completed, rows: glance.rows(new Map()), step: sureOf(touch(glance)) };
    }
    await lockIdentities(tx, tenantsOf(facts));
  }
  const locked = await loadContacts(tx, facts, { lock: true });
  await nextTurn(facts.length);
  const sure = settleAll(facts, locked, at);
  await nextTurn(facts.length);
  if (!isPlain(sure)) return { ...completed, rows: sure.rows(await save(tx, sure, at)), step: nothing };
  const { rows, step } = saving(tx, sure, at);
  return { ...completed, rows: sure.rows(rows), step };
}

function tenantsOf(facts: readonly Fact[]): string[] {
  return [...new Set(facts.map(({ tenantId }) => tenantId))];
}

/**
 * The existing contacts of these facts, as ids in the order of the facts; undefined for a missing one.
 * Read-only.
 */
export async function findKnownContacts(tx: Tx, facts: readonly Fact[]): Promise<(string | undefined)[]> {
  if (facts.length === 0) return [];
  const { book, contacts } = settleAll(facts, await loadContacts(tx, facts, { lock: false }), new Date(0));
  const isStored = new Set(book.contacts().flatMap((contact) => (contact.isNew ? [] : [contact.id])));
  return contacts.map((contact) => {
    const { id } = finalContact(contact);
    return isStored.has(id) ? id : undefined;
  });
}
