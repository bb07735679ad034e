import { type Contacts, defineBatch, type Tx } from '@waqtor/db';
import type { Insertable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { ContactRow } from './contacts.present.ts';

export const identityKinds = ['phone', 'bsuid', 'lid', 'username'] as const;
export type IdentityKind = (typeof identityKinds)[number];
export type Identities = { [K in IdentityKind]?: string | null | undefined };

export async function findContact(tx: Tx, tenantId: string, id: string): Promise<ContactRow | undefined> {
  const rows = await findContacts(tx, tenantId, [id]);
  return rows[0];
}

/** Returns the rows in no particular order; missing ones are omitted. */
export function findContacts(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ContactRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.db
    .selectFrom('contacts')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .execute();
}

/** Does the same across all tenants of the transaction. */
export async function findContactsOfAll(tx: Tx, ids: readonly string[]): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ContactRow>`
    select * from contacts where id = any(${ids}::uuid[]) and tenant_id = any(${tx.tenantIds}::uuid[])`.execute(
    tx.db,
  );
  return rows;
}

/**
 * Returns the contact, locked (FOR KEY SHARE) so that it cannot be deleted or merged until the transaction
 * ends.
 */
export function lockContactShared(tx: Tx, tenantId: string, id: string): Promise<ContactRow | undefined> {
  return tx.db
    .selectFrom('contacts')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
}

/** Locks these contacts against changes and new conversations, always in order of id. */
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

/** Lists the additional phone numbers of a contact, which come from contacts merged into it. */
export async function listOtherPhones(tx: Tx, tenantId: string, contactId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('contactAliases')
    .select('value')
    .where('tenantId', '=', tenantId)
    .where('contactId', '=', contactId)
    .where('kind', '=', 'phone')
    .execute();
  return rows.map((row) => row.value);
}

/** Deletes the rows; referencing rows are deleted by cascade. */
export async function deleteContactRows(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('contacts').where('tenantId', '=', tenantId).where('id', 'in', ids).execute();
}

/**
 * Serialises decisions about identities per tenant. The lock is held until the transaction ends, and must be
 * taken before any contact is locked.
 */
export async function lockIdentities(tx: Tx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('identities ' || ${tenantId}::text, 0))`.execute(
    tx.db,
  );
}

/** Returns the contacts with any of these identities, as their own or as an alias, except `exceptId`. */
export async function findByIdentities(
  tx: Tx,
  tenantId: string,
  identities: Identities,
  exceptId?: string,
): Promise<string[]> {
  const given = identityKinds.flatMap((kind) => {
    const value = identities[kind];
    return value ? [{ kind, value }] : [];
  });
  if (given.length === 0) return [];
  const own = await tx.db
    .selectFrom('contacts')
    .select('id')
    // In this form the tenant cannot be an index key, so only the indexes on the values are used.
    .where('tenantId', 'is not distinct from', tenantId)
    .where(({ eb, or }) => or(given.map(({ kind, value }) => eb(kind, '=', value))))
    .execute();
  const aliased = await tx.db
    .selectFrom('contactAliases')
    .select('contactId as id')
    .where('tenantId', '=', tenantId)
    .where(({ eb, and, or }) =>
      or(given.map(({ kind, value }) => and([eb('kind', '=', kind), eb('value', '=', value)]))),
    )
    .execute();
  const ids = [...own, ...aliased].map((row) => row.id);
  return [...new Set(ids)].filter((id) => id !== exceptId);
}

export function insertContact(tx: Tx, row: Insertable<Contacts>): Promise<ContactRow> {
  return tx.db.insertInto('contacts').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateContactRow(
  tx: Tx,
  tenantId: string,
  id: string,
  changes: Updateable<Contacts>,
): Promise<ContactRow> {
  return tx.db
    .updateTable('contacts')
    .set(changes)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const decisionBatch = defineBatch<{ tenantId: string; contactId: string; stops: boolean; at: Date }>({
  tenantId: 'uuid',
  contactId: 'uuid',
  stops: 'boolean',
  at: 'timestamptz',
});

/** Stores the latest marketing decision of each contact; returns the contacts that changed. */
export async function storeDecisions(
  tx: Tx,
  decisions: readonly { tenantId: string; contactId: string; choice: 'stop' | 'resume'; at: Date }[],
  now: Date,
): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    with latest as (
      select distinct on (contact_id) * from ${decisionBatch.table(
        'd',
        decisions.map((it) => ({ ...it, stops: it.choice === 'stop' })),
      )}
      order by contact_id, at desc, stops desc
    ), held as (
      select c.id from contacts c join latest on latest.contact_id = c.id and latest.tenant_id = c.tenant_id
      order by c.id for no key update of c
    )
    update contacts c
    set opted_out_at = case when latest.stops then latest.at end, marketing_decided_at = latest.at, updated_at = ${now}
    from latest, held
    where c.id = held.id and c.id = latest.contact_id and c.group_id is null
      and c.tenant_id is not distinct from latest.tenant_id
      and (c.marketing_decided_at is null or c.marketing_decided_at < latest.at
        or (c.marketing_decided_at = latest.at and latest.stops and c.opted_out_at is null))
    returning c.*`.execute(tx.db);
  return rows;
}

/**
 * Suppresses all messages to these contacts until a person, or a message from the contact, lifts the
 * suppression. Returns the contacts that were not suppressed before. Groups are never suppressed.
 */
export async function suppressContacts(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  reason: string,
  now: Date,
): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  return tx.db
    .updateTable('contacts')
    .set({ suppressedAt: now, suppressedReason: reason, updatedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .where('suppressedAt', 'is', null)
    .where('groupId', 'is', null)
    .returningAll()
    .execute();
}
