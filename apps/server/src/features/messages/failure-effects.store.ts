import type { DB, Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';

type ContactRow = Selectable<DB['contacts']>;

/** Those of these contacts whose last `times` outgoing messages all failed with this code. */
export async function countRecentFailures(
  tx: Tx,
  tenantId: string,
  contactIds: readonly string[],
  code: number,
  times: number,
): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select c.id from unnest(${contactIds}::uuid[]) as c (id)
    where (select count(*) from (
        select m.ack, m.error from messages m
        where m.tenant_id = ${tenantId} and m.contact_id = c.id and m.direction = 'out'
          and (m.ack <> 0 or m.provider_id is not null)
        order by m.at desc, m.id desc limit ${times}
      ) last where last.ack = -1 and (last.error ->> 'code')::int = ${code}) = ${times}`.execute(tx.db);
  return result.rows.map((row) => row.id);
}

/** Returns the contacts that had not opted out before. */
export async function optOutContacts(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  now: Date,
): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  return tx.db
    .updateTable('contacts')
    .set({ optedOutAt: now, updatedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .where('optedOutAt', 'is', null)
    .returningAll()
    .execute();
}

/** Returns the contacts that were not suppressed before. */
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
    .returningAll()
    .execute();
}

/** Those of these messages that a person wrote, with what went wrong. */
export async function findFailedOfPeople(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<{ messageId: string; conversationId: string; userId: string; preview: string | null }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    messageId: string;
    conversationId: string;
    userId: string;
    preview: string | null;
  }>`
    select id as message_id, conversation_id, author_id as user_id, error ->> 'message' as preview from messages
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and direction = 'out' and author_id is not null
    order by id`.execute(tx.db);
  return rows;
}
