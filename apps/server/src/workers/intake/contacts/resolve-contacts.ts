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
import { newId } from '../../../platform/ids.ts';
import { type Outcome, RoundTrip } from '../../../platform/round-trip.ts';
import { overtaken } from '../batches/read-conflict.ts';
import { nothing, type Step } from '../batches/store-step.ts';
import { nextTurn } from '../batches/yield-event-loop.ts';
import {
  deleteAliases,
  forgetIdentities,
  insertAliases,
  insertingContacts,
  lockIdentities,
  releaseIdentities,
  saveSpans,
  touching,
  updateContacts,
  updatingContacts,
} from './book.store.ts';
import { type BookContact, finalContact, NEVER } from './book-contact.ts';
import { type Completed, completeFacts, type Gathered } from './gather-facts.ts';
import { createIdentityBook, type Fact, type IdentityBook } from './identity-book.ts';
import { glanceAtContacts, loadContacts, type StoredContact } from './load-contacts.store.ts';
import { otherPhones } from './other-phones.ts';

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

function isNews({ book }: Settled): boolean {
  return book.contacts().some((contact) => isMoved(contact, book));
}

/** Updates the last-seen times of contacts that are otherwise unchanged. */
function touch({ book }: Settled): Pick<Step, 'lock'> & { isDone(): boolean } {
  const touched = book
    .contacts()
    .filter((contact) => contact.isTouched)
    .sort(byId);
  let outcome: Outcome<never> | undefined;
  return {
    lock(trip) {
      if (touched.length > 0) outcome = trip.add(touching(touched));
    },
    // Another transaction has changed one of them meanwhile.
    isDone: () => outcome === undefined || outcome.count() === touched.length,
  };
}

function sureOf({ lock, isDone }: ReturnType<typeof touch>): Step {
  const prepare = async () => {
    if (!isDone()) throw overtaken();
  };
  return { ...nothing, lock, prepare };
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

/** Whether there is more to write than last-seen times. */
function isMoved(contact: BookContact, book: IdentityBook): boolean {
  return (
    contact.isNew || contact.isChanged || contact.newAliases.length > 0 || book.spansOf(contact).length > 0
  );
}

function suggest(tx: Tx, { suggestions }: IdentityBook, at: Date): Promise<void> {
  const pairs = suggestions.map(({ a, b, kind, value }) => {
    const { id, tenantId } = finalContact(a);
    return { tenantId, contactId: id, otherId: finalContact(b).id, kind, value };
  });
  return suggestMerges(tx, pairs, at);
}

interface Settled {
  book: IdentityBook;
  /** In the order of their facts; later facts may have merged them. */
  contacts: readonly BookContact[];
  stored: readonly StoredContact[];
  /** The row of every fact's contact, in the order of the facts; `saved` replaces what was loaded. */
  rows(saved: Map<string, ContactRow>): ContactRow[];
}

function settleAll(facts: readonly Fact[], stored: readonly StoredContact[], at: Date): Settled {
  const book = createIdentityBook(
    stored.map(({ contact }) => contact),
    () => ({ id: newId(), createdAt: at.getTime() }),
  );
  const contacts = facts.map((fact) => book.settle(fact));
  book.close();
  const loaded = new Map<string, ContactRow>(stored.map(({ row }) => [row.id, row]));
  return {
    book,
    contacts,
    stored,
    rows: (saved) =>
      contacts.map((contact) => {
        const { id } = finalContact(contact);
        const row = saved.get(id) ?? loaded.get(id);
        if (!row) throw new Error('a contact was settled and never stored');
        return row;
      }),
  };
}

/**
 * Only new contacts, other names, and identities that no other contact has or had: all of it can be written
 * at once.
 */
function isPlain({ book }: Settled): boolean {
  const { merges, staleAliases, forgotten, suggestions } = book;
  if (merges.length + staleAliases.length + forgotten.length + suggestions.length > 0) return false;
  return !book.contacts().some((contact) => {
    if (!isToSave(contact, book)) return false;
    return contact.newAliases.length > 0 || book.spansOf(contact).length > 0 || book.isContested(contact);
  });
}

function isToSave(contact: BookContact, book: IdentityBook): boolean {
  return contact.isNew || contact.isTouched || isMoved(contact, book);
}

interface ToSave {
  created: BookContact[];
  changed: BookContact[];
  /** Only last-seen times changed, which causes no event. */
  isSilent: ReadonlySet<string>;
}

function toSave({ book }: Settled): ToSave {
  const contacts = book.contacts().filter((contact) => isToSave(contact, book));
  const created = contacts.filter((contact) => contact.isNew).sort(byId);
  const changed = contacts.filter((contact) => !contact.isNew).sort(byId);
  const silent = changed.filter((contact) => !contact.isChanged);
  return { created, changed, isSilent: new Set(silent.map((contact) => contact.id)) };
}

/** Announces what was saved; returns the search entries to write. */
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
  const news = updated.filter((row) => !isSilent.has(row.id));
  for (const row of created) announceContactCreated(tx, row, at);
  for (const row of news) announceContactUpdated(tx, row, at);
  return [...created, ...news].map((row) => contactDocument(row, phones.get(row.id) ?? []));
}

/** Leaves the writes of a plain change to the batch's round trips; returns the rows as they will be. */
function saving(tx: Tx, settled: Settled, at: Date): { rows: Map<string, ContactRow>; step: Step } {
  const { book, stored } = settled;
  const saved = toSave(settled);
  const before = new Map(stored.map(({ row }) => [row.id, row]));
  const created = saved.created.map((contact) => rowOf(contact));
  // They are locked, so these are the final rows.
  const updated = saved.changed.map((contact) => ({
    ...rowOf(contact, before.get(contact.id)),
    updatedAt: at,
  }));
  const rows = [...created, ...updated];
  const phones = otherPhones(book.contacts(), stored);
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
        if (count < rows.length) throw overtaken();
      },
    },
  };
}

/** Writes any change immediately. */
async function save(tx: Tx, settled: Settled, at: Date): Promise<Map<string, ContactRow>> {
  const { book, stored } = settled;
  const saved = toSave(settled);
  const { created, changed } = saved;
  for (const { from, into } of book.merges) {
    await mergeContacts(tx, into.tenantId, { sourceId: from.id, targetId: finalContact(into).id }, at);
  }
  await deleteAliases(tx, book.staleAliases);
  await forgetIdentities(tx, book.forgotten);
  await releaseIdentities(tx, [...created, ...changed].filter(book.isContested));
  const updated = await updateContacts(tx, changed, at);
  const trip = new RoundTrip();
  const inserted = created.length > 0 ? trip.add(insertingContacts(created)) : undefined;
  await trip.run(tx);
  if (updated.length + (inserted?.count() ?? 0) < changed.length + created.length) throw overtaken();
  await insertAliases(tx, [...created, ...changed]);
  await saveSpans(tx, [...created, ...changed], book.spansOf);
  const rows = created.map((contact) => rowOf(contact));
  const phones = otherPhones(book.contacts(), stored);
  await writeDocuments(tx, announceSaved(tx, saved, { created: rows, updated, phones }, at));
  await suggest(tx, book, at);
  return new Map([...rows, ...updated].map((row) => [row.id, row]));
}

/** The row of a contact after its facts. */
function rowOf(contact: BookContact, before: ContactRow = emptyRow(contact)): ContactRow {
  const { seen } = contact;
  const instant = (at: number) => (at === NEVER ? null : new Date(at));
  return {
    ...before,
    phone: seen.phone.value,
    bsuid: seen.bsuid.value,
    parentBsuid: contact.parentBsuid,
    lid: seen.lid.value,
    username: seen.username.value,
    name: seen.name.value,
    profileName: seen.profileName.value,
    phoneAt: instant(seen.phone.at),
    bsuidAt: instant(seen.bsuid.at),
    lidAt: instant(seen.lid.at),
    usernameAt: instant(seen.username.at),
    profileNameAt: instant(seen.profileName.at),
    nameAt: instant(seen.name.at),
    phoneSince: instant(contact.phoneSince),
  };
}

function emptyRow({ id, tenantId, createdAt: at }: BookContact): ContactRow {
  const createdAt = new Date(at);
  const known = {
    phone: null,
    bsuid: null,
    parentBsuid: null,
    lid: null,
    username: null,
    name: null,
    profileName: null,
  };
  const seen = {
    phoneAt: null,
    bsuidAt: null,
    lidAt: null,
    usernameAt: null,
    profileNameAt: null,
    nameAt: null,
    phoneSince: null,
  };
  return {
    id,
    tenantId,
    ...known,
    ...seen,
    groupId: null,
    email: null,
    language: null,
    attributes: {},
    tags: [],
    optedOutAt: null,
    marketingDecidedAt: null,
    blockedAt: null,
    blockReason: null,
    suppressedAt: null,
    suppressedReason: null,
    createdAt,
    updatedAt: createdAt,
  };
}

function byId(a: BookContact, b: BookContact): number {
  return a.id < b.id ? -1 : 1;
}
