import type { Tx } from '@waqtor/db';
import { mergeContacts } from '../../../features/contact-merging/index.ts';
import {
  announceContactCreated,
  announceContactUpdated,
  type ContactRow,
  suggestMerges,
} from '../../../features/contacts/index.ts';
import {
  contactDocument,
  type SearchDocument,
  writeDocuments,
  writingDocuments,
} from '../../../features/search/index.ts';
import { type Outcome, RoundTrip } from '../../../platform/round-trip.ts';
import { readConflict } from '../batches/read-conflict.ts';
import { nothing, type Step } from '../batches/store-step.ts';
import { rowOf } from './contact-row.ts';
import { type ContactState, finalContact } from './identities/contact-state.ts';
import type { IdentityResolver } from './identities/identity-resolver.ts';
import { otherPhones } from './identities/other-phones.ts';
import { isToSave, type Resolution } from './resolution.ts';
import {
  deleteAliases,
  forgetIdentities,
  insertAliases,
  insertingContacts,
  releaseIdentities,
  saveSpans,
  touching,
  updateContacts,
  updatingContacts,
} from './write-contacts.store.ts';

/** Updates the last-seen times of contacts that are otherwise unchanged. */
export function touchContacts({ resolver }: Resolution): Pick<Step, 'lock'> & { isDone(): boolean } {
  const touched = resolver
    .contacts()
    .filter((contact) => contact.isTouched)
    .sort(byId);
  let outcome: Outcome<never> | undefined;
  return {
    lock(trip) {
      if (touched.length > 0) outcome = trip.add(touching(touched));
    },
    // False if another transaction has changed one of them since they were read.
    isDone: () => outcome === undefined || outcome.count() === touched.length,
  };
}

export function checkedStep({ lock, isDone }: ReturnType<typeof touchContacts>): Step {
  const prepare = async () => {
    if (!isDone()) throw readConflict();
  };
  return { ...nothing, lock, prepare };
}

export function suggestMergesOf(tx: Tx, { suggestions }: IdentityResolver, at: Date): Promise<void> {
  const pairs = suggestions.map(({ a, b, kind, value }) => {
    const { id, tenantId } = finalContact(a);
    return { tenantId, contactId: id, otherId: finalContact(b).id, kind, value };
  });
  return suggestMerges(tx, pairs, at);
}

interface ToSave {
  created: ContactState[];
  changed: ContactState[];
  /** Contacts of which only last-seen times changed; that causes no event. */
  isSilent: ReadonlySet<string>;
}

function toSave({ resolver }: Resolution): ToSave {
  const contacts = resolver.contacts().filter((contact) => isToSave(contact, resolver));
  const created = contacts.filter((contact) => contact.isNew).sort(byId);
  const changed = contacts.filter((contact) => !contact.isNew).sort(byId);
  const silent = changed.filter((contact) => !contact.isChanged);
  return { created, changed, isSilent: new Set(silent.map((contact) => contact.id)) };
}

/** Publishes events for what was saved; returns the search entries to write. */
function announceSaved(
  tx: Tx,
  { isSilent }: ToSave,
  {
    created,
    updated,
    phones,
  }: { created: ContactRow[]; updated: ContactRow[]; phones: Map<string, string[]> },
  at: Date,
): SearchDocument[] {
  const visiblyUpdated = updated.filter((row) => !isSilent.has(row.id));
  for (const row of created) announceContactCreated(tx, row, at);
  for (const row of visiblyUpdated) announceContactUpdated(tx, row, at);
  return [...created, ...visiblyUpdated].map((row) => contactDocument(row, phones.get(row.id) ?? []));
}

/** Leaves the writes of a simple change to the batch's round trips; returns the rows as they will be. */
export function deferSave(
  tx: Tx,
  settled: Resolution,
  at: Date,
): { rows: Map<string, ContactRow>; step: Step } {
  const { resolver, stored } = settled;
  const saved = toSave(settled);
  const before = new Map(stored.map(({ row }) => [row.id, row]));
  const created = saved.created.map((contact) => rowOf(contact));
  // The rows are locked, so these are their final values.
  const updated = saved.changed.map((contact) => ({
    ...rowOf(contact, before.get(contact.id)),
    updatedAt: at,
  }));
  const rows = [...created, ...updated];
  const phones = otherPhones(resolver.contacts(), stored);
  const documents = announceSaved(tx, saved, { created, updated, phones }, at);
  const outcomes: Outcome<never>[] = [];
  return {
    rows: new Map(rows.map((row) => [row.id, row])),
    step: {
      ...nothing,
      write(trip) {
        if (updated.length > 0) outcomes.push(trip.add(updatingContacts(saved.changed, at)));
        if (created.length > 0) outcomes.push(trip.add(insertingContacts(saved.created)));
        if (documents.length > 0) trip.add(writingDocuments(documents));
      },
      async finish() {
        const count = outcomes.reduce((sum, outcome) => sum + outcome.count(), 0);
        if (count < rows.length) throw readConflict();
      },
    },
  };
}

/** Writes any change immediately. */
export async function save(tx: Tx, settled: Resolution, at: Date): Promise<Map<string, ContactRow>> {
  const { resolver, stored } = settled;
  const saved = toSave(settled);
  const { created, changed } = saved;
  for (const { from, into } of resolver.merges) {
    const pair = { sourceId: from.id, targetId: finalContact(into).id };
    await mergeContacts(tx, into.tenantId, pair, { actor: { kind: 'system', id: null }, at });
  }
  await deleteAliases(tx, resolver.staleAliases);
  await forgetIdentities(tx, resolver.forgotten);
  await releaseIdentities(tx, [...created, ...changed].filter(resolver.isContested));
  const updated = await updateContacts(tx, changed, at);
  const trip = new RoundTrip();
  const inserted = created.length > 0 ? trip.add(insertingContacts(created)) : undefined;
  await trip.run(tx);
  if (updated.length + (inserted?.count() ?? 0) < changed.length + created.length) throw readConflict();
  await insertAliases(tx, [...created, ...changed]);
  await saveSpans(tx, [...created, ...changed], resolver.spansOf);
  const rows = created.map((contact) => rowOf(contact));
  const phones = otherPhones(resolver.contacts(), stored);
  await writeDocuments(tx, announceSaved(tx, saved, { created: rows, updated, phones }, at));
  await suggestMergesOf(tx, resolver, at);
  return new Map([...rows, ...updated].map((row) => [row.id, row]));
}

function byId(a: ContactState, b: ContactState): number {
  return a.id < b.id ? -1 : 1;
}
