import type { Tx } from '@waqtor/db';
import {
  type ContactRow,
  contactCreated,
  contactUpdated,
  mergeContacts,
} from '../../../features/contacts/index.ts';
import { contactDocument, writeDocuments } from '../../../features/search/index.ts';
import { announce } from '../../../platform/events/announce.ts';
import { newId } from '../../../platform/ids.ts';
import { overtaken } from '../overtaken.ts';
import {
  insertAliases,
  insertContacts,
  loadContacts,
  lockIdentities,
  type StoredContact,
  touchContacts,
  updateContacts,
} from './book.store.ts';
import { type BookContact, finalContact } from './book-contact.ts';
import { createIdentityBook, type Fact, type IdentityBook } from './identity-book.ts';
import { otherPhones } from './other-phones.ts';

/**
 * The contact of every fact, by position; created, completed and merged as the facts say, and announced. Most batches
 * speak of known contacts only: they cost one read and one write, and no lock beyond the rows.
 */
export async function resolveContacts(tx: Tx, facts: readonly Fact[], at: Date): Promise<ContactRow[]> {
  if (facts.length === 0) return [];
  const glance = settleAll(facts, await loadContacts(tx, facts, { lock: false }), at);
  const moved = glance.book.contacts().filter((contact) => contact.isNew || contact.isChanged);
  const touched = glance.book
    .contacts()
    .filter((contact) => contact.isTouched)
    .sort(byId);
  if (moved.length === 0 && (await touchContacts(tx, touched))) return glance.rows(new Map());

  const tenantIds = new Set([...moved, ...touched].map((contact) => contact.tenantId));
  await lockIdentities(tx, [...tenantIds]);
  const sure = settleAll(facts, await loadContacts(tx, facts, { lock: true }), at);
  return sure.rows(await save(tx, sure, at, tenantIds));
}

interface Settled {
  book: IdentityBook;
  stored: readonly StoredContact[];
  /** The row of every fact's contact, by position; `saved` replaces what was loaded. */
  rows(saved: Map<string, ContactRow>): ContactRow[];
}

function settleAll(facts: readonly Fact[], stored: readonly StoredContact[], at: Date): Settled {
  const book = createIdentityBook(stored, () => ({ id: newId(), createdAt: at.getTime() }));
  const contacts = facts.map((fact) => book.settle(fact));
  const loaded = new Map<string, ContactRow>(stored.map(({ row }) => [row.id, row]));
  return {
    book,
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
    .filter((contact) => !contact.isNew && (contact.isChanged || contact.isTouched))
    .sort(byId);
  if ([...created, ...changed].some((contact) => !lockedTenants.has(contact.tenantId))) throw overtaken();

  for (const { from, into } of book.merges) {
    await mergeContacts(tx, into.tenantId, { fromId: from.id, intoId: finalContact(into).id }, at);
  }
  const updated = await updateContacts(tx, changed, at);
  if (updated.length !== changed.length || !(await insertContacts(tx, created))) throw overtaken();
  await insertAliases(tx, [...created, ...changed]);

  const isSilent = new Set(changed.filter((contact) => !contact.isChanged).map((contact) => contact.id));
  const rows = [...created.map(rowOf), ...updated];
  const phones = otherPhones(contacts, stored);
  for (const row of created.map(rowOf)) announce(tx, contactCreated(row, at));
  for (const row of updated) if (!isSilent.has(row.id)) announce(tx, contactUpdated(row, at));
  await writeDocuments(
    tx,
    rows.filter((row) => !isSilent.has(row.id)).map((row) => contactDocument(row, phones.get(row.id) ?? [])),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function rowOf(contact: BookContact): ContactRow {
  const { seen } = contact;
  const instant = (at: number) => (at === Number.NEGATIVE_INFINITY ? null : new Date(at));
  const createdAt = new Date(contact.createdAt);
  return {
    id: contact.id,
    tenantId: contact.tenantId,
    phone: seen.phone.value,
    bsuid: seen.bsuid.value,
    parentBsuid: contact.parentBsuid,
    lid: seen.lid.value,
    username: seen.username.value,
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
    createdAt,
    updatedAt: createdAt,
  };
}

function byId(a: BookContact, b: BookContact): number {
  return a.id < b.id ? -1 : 1;
}
