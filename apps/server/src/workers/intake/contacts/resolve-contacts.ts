import type { Tx } from '@waqtor/db';
import { mergeContacts } from '../../../features/contact-merging/index.ts';
import {
  announceContactCreated,
  announceContactUpdated,
  type ContactRow,
  suggestMerges,
} from '../../../features/contacts/index.ts';
import { contactDocument, writeDocuments } from '../../../features/search/index.ts';
import { newId } from '../../../platform/ids.ts';
import { overtaken } from '../overtaken.ts';
import {
  deleteAliases,
  forgetIdentities,
  insertAliases,
  insertContacts,
  loadContacts,
  lockIdentities,
  releaseIdentities,
  type StoredContact,
  saveSpans,
  touchContacts,
  updateContacts,
} from './book.store.ts';
import { type BookContact, finalContact, NEVER } from './book-contact.ts';
import { createIdentityBook, type Fact, type IdentityBook } from './identity-book.ts';
import { otherPhones } from './other-phones.ts';

/**
 * The contact of every fact, by position; created, completed and merged as the facts say, and announced. Most batches
 * speak of known contacts only: they cost one read and one write, and no lock beyond the rows.
 */
export async function resolveContacts(tx: Tx, facts: readonly Fact[], at: Date): Promise<ContactRow[]> {
  if (facts.length === 0) return [];
  const glance = settleAll(facts, await loadContacts(tx, facts, { lock: false }), at);
  const contacts = glance.book.contacts();
  const moved = contacts.filter((contact) => isMoved(contact, glance.book));
  const touched = contacts.filter((contact) => contact.isTouched).sort(byId);
  if (moved.length === 0 && (await touchContacts(tx, touched))) {
    await suggest(tx, glance.book, at);
    return glance.rows(new Map());
  }
  const tenantIds = new Set([...moved, ...touched].map((contact) => contact.tenantId));
  await lockIdentities(tx, [...tenantIds]);
  const sure = settleAll(facts, await loadContacts(tx, facts, { lock: true }), at);
  const saved = await save(tx, sure, at, tenantIds);
  await suggest(tx, sure.book, at);
  return sure.rows(saved);
}

/** The contacts of these facts as they are, ids by position; undefined where there is none. Changes nothing. */
export async function findKnownContacts(tx: Tx, facts: readonly Fact[]): Promise<(string | undefined)[]> {
  if (facts.length === 0) return [];
  const { book, contacts } = settleAll(facts, await loadContacts(tx, facts, { lock: false }), new Date(0));
  const isStored = new Set(book.contacts().flatMap((contact) => (contact.isNew ? [] : [contact.id])));
  return contacts.map((contact) => {
    const { id } = finalContact(contact);
    return isStored.has(id) ? id : undefined;
  });
}

/** Whether there is more to write than when it was last seen. */
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
  /** By position of their facts; later ones may have merged them. */
  contacts: readonly BookContact[];
  stored: readonly StoredContact[];
  /** The row of every fact's contact, by position; `saved` replaces what was loaded. */
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

async function save(
  tx: Tx,
  { book, stored }: Settled,
  at: Date,
  lockedTenants: Set<string>,
): Promise<Map<string, ContactRow>> {
  const contacts = book.contacts();
  const created = contacts.filter((contact) => contact.isNew).sort(byId);
  const changed = contacts
    .filter((contact) => !contact.isNew && (contact.isTouched || isMoved(contact, book)))
    .sort(byId);
  if ([...created, ...changed].some((contact) => !lockedTenants.has(contact.tenantId))) throw overtaken();

  for (const { from, into } of book.merges) {
    await mergeContacts(tx, into.tenantId, { fromId: from.id, intoId: finalContact(into).id }, at);
  }
  await deleteAliases(tx, book.staleAliases);
  await forgetIdentities(tx, book.forgotten);
  await releaseIdentities(tx, [...created, ...changed].filter(book.isContested));
  const updated = await updateContacts(tx, changed, at);
  if (updated.length !== changed.length || !(await insertContacts(tx, created))) throw overtaken();
  await insertAliases(tx, [...created, ...changed]);
  await saveSpans(tx, [...created, ...changed], book.spansOf);

  const isSilent = new Set(changed.filter((contact) => !contact.isChanged).map((contact) => contact.id));
  const rows = [...created.map(rowOf), ...updated];
  const phones = otherPhones(contacts, stored);
  for (const row of created.map(rowOf)) announceContactCreated(tx, row, at);
  for (const row of updated) if (!isSilent.has(row.id)) announceContactUpdated(tx, row, at);
  await writeDocuments(
    tx,
    rows.filter((row) => !isSilent.has(row.id)).map((row) => contactDocument(row, phones.get(row.id) ?? [])),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function rowOf(contact: BookContact): ContactRow {
  const { seen } = contact;
  const instant = (at: number) => (at === NEVER ? null : new Date(at));
  const createdAt = new Date(contact.createdAt);
  return {
    id: contact.id,
    tenantId: contact.tenantId,
    phone: seen.phone.value,
    bsuid: seen.bsuid.value,
    parentBsuid: contact.parentBsuid,
    lid: seen.lid.value,
    username: seen.username.value,
    groupId: null,
    name: seen.name.value,
    profileName: seen.profileName.value,
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
    phoneAt: instant(seen.phone.at),
    bsuidAt: instant(seen.bsuid.at),
    lidAt: instant(seen.lid.at),
    usernameAt: instant(seen.username.at),
    profileNameAt: instant(seen.profileName.at),
    nameAt: instant(seen.name.at),
    phoneSince: instant(contact.phoneSince),
    createdAt,
    updatedAt: createdAt,
  };
}

function byId(a: BookContact, b: BookContact): number {
  return a.id < b.id ? -1 : 1;
}
