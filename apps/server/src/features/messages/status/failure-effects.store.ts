import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Returns those of these contacts whose last `times` outbound messages all failed with this code. */
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

/**
 * Closes the customer service windows of these messages' conversations, because WhatsApp refused the messages
 * for a closed window. A window stays open if the customer wrote after the message was accepted here, because
 * the refusal does not take that into account. Returns the closed windows.
 */
export async function closeWindows(
  tx: Tx,
  tenantId: string,
  messageIds: readonly string[],
  now: Date,
): Promise<{ id: string; tenantId: string; windowExpiresAt: Date }[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<{ id: string; tenantId: string; windowExpiresAt: Date }>`
    with refused as (
      select conversation_id, max(greatest(created_at, scheduled_at)) as accepted_at from messages
      where tenant_id = ${tenantId} and id = any(${messageIds}::uuid[]) group by conversation_id
    ), locked as (
      select v.id, v.window_expires_at - interval '24 hours' as opened_at, refused.accepted_at
      from conversations v join refused on refused.conversation_id = v.id
      where v.tenant_id = ${tenantId} and v.window_expires_at > ${now} order by v.id for no key update of v
    )
    update conversations v set window_closed_at = locked.opened_at, window_expires_at = ${now}, updated_at = ${now}
    from locked
    where v.tenant_id = ${tenantId} and v.id = locked.id and not exists (select from messages m
      where m.conversation_id = v.id and m.at >= locked.opened_at and m.direction = 'in'
        and m.created_at > locked.accepted_at)
    returning v.id, v.tenant_id, v.window_expires_at`.execute(tx.db);
  return rows;
}

/** Returns those of these messages that a user wrote, for notifications of their failure. */
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
