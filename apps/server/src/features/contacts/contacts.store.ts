import type { Tx } from '@waqtor/db';
import type { ContactRow } from './contacts.present.ts';

export const identityKinds = ['phone', 'bsuid', 'lid', 'username'] as const;
export type IdentityKind = (typeof identityKinds)[number];
export type Identities = Partial<Record<IdentityKind, string | null>>;

export async function findContact(tx: Tx, tenantId: string, id: string): Promise<ContactRow | undefined> {
  const rows = await findContacts(tx, tenantId, [id]);
  return rows[0];
}

/** In no particular order; those that are not there are left out. */
export function findContacts(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ContactRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.db
    .selectFrom('contacts')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .execute();
}

/** Locks these contacts against change and against new conversations, always in the order of their ids. */
export function lockContacts(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ContactRow[]> {
  return tx.db
    .selectFrom('contacts')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Further identities of a contact, of all kinds, as values. */
export async function listAliases(tx: Tx, tenantId: string, contactId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('contactAliases')
    .select('value')
    .where('tenantId', '=', tenantId)
    .where('contactId', '=', contactId)
    .execute();
  return rows.map((row) => row.value);
}

/** Deletes the row and its search document; what refers to it goes with it. */
export async function deleteContactRow(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db
    .deleteFrom('searchDocuments')
    .where('tenantId', '=', tenantId)
    .where('refId', '=', id)
    .execute();
  await tx.db.deleteFrom('contacts').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}
