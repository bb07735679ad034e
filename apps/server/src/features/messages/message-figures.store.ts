import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

export interface OutboxCounts {
  queued: number;
  /** Messages that are queued, but not due yet. */
  delayed: number;
  sending: number;
  unknown: number;
}

/**
 * Counts the messages waiting in these sessions' send queues, by session. Counting stops at `max` per queue.
 */
export async function countOutbox(
  tx: Tx,
  sessionIds: readonly string[],
  { now, max }: { now: Date; max: number },
): Promise<Map<string, OutboxCounts>> {
  const { rows } = await sql<OutboxCounts & { sessionId: string }>`
    select s.id as session_id, o.* from unnest(${sessionIds}::uuid[]) s (id)
    cross join lateral (
      select count(*) filter (where state in ('queued', 'waiting') and due_at <= ${now})::int as queued,
             count(*) filter (where state in ('queued', 'waiting') and due_at > ${now})::int as delayed,
             count(*) filter (where state = 'sending')::int as sending,
             count(*) filter (where state = 'unknown')::int as unknown
      from (select state, due_at from outbox where session_id = s.id limit ${max}) waiting) o`.execute(tx.db);
  return new Map(rows.map(({ sessionId, ...counts }) => [sessionId, counts]));
}

/** Counts these sessions' inbound messages of the last hour per minute; minutes without any are omitted. */
export async function countReceived(
  tx: Tx,
  tenantId: string,
  sessionIds: readonly string[],
  now: Date,
): Promise<{ minutesAgo: number; count: number }[]> {
  const { rows } = await sql<{ minutesAgo: number; count: number }>`
    select floor(extract(epoch from ${now}::timestamptz - m.at) / 60)::int as minutes_ago, count(*)::int as count
    from unnest(${sessionIds}::uuid[]) s (id) join messages m on m.session_id = s.id
    where m.tenant_id = ${tenantId} and m.direction = 'in'
      and m.at > ${now}::timestamptz - interval '1 hour' and m.at <= ${now}
    group by 1`.execute(tx.db);
  return rows;
}

export interface DayFigures {
  date: string;
  received: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
}

/**
 * Counts messages per UTC day since `from`; days without any are omitted. `sent` includes those that were
 * delivered or read.
 */
export async function listDayFigures(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  from: Date,
): Promise<DayFigures[]> {
  const result = await sql<DayFigures>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as date,
           count(*) filter (where direction = 'in')::int as received,
           count(*) filter (where direction = 'out' and (ack >= 1 or provider_id is not null))::int as sent,
           count(*) filter (where direction = 'out' and ack >= 2)::int as delivered,
           count(*) filter (where direction = 'out' and ack >= 3)::int as read,
           count(*) filter (where direction = 'out' and ack = -1)::int as failed
    from messages
    where tenant_id = ${tenantId} and session_id = ${sessionId} and at >= ${from}
    group by 1 order by 1`.execute(tx.db);
  return result.rows;
}

/** Counts a session's messages that wait to be sent, and those whose result is unknown. */
export async function countOutgoing(
  tx: Tx,
  tenantId: string,
  sessionId: string,
): Promise<{ queued: number; unknown: number }> {
  const { rows } = await sql<{ queued: number; unknown: number }>`
    select count(*) filter (where state in ('queued', 'waiting'))::int as queued,
      count(*) filter (where state = 'unknown')::int as unknown
    from outbox where tenant_id = ${tenantId} and session_id = ${sessionId}`.execute(tx.db);
  return rows[0] ?? { queued: 0, unknown: 0 };
}

export async function countMessages(tx: Tx, tenantId: string, sessionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from messages
    where tenant_id = ${tenantId} and session_id = ${sessionId}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}
