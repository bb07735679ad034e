import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

export interface SendQueueFigures {
  isRunning: boolean;
  heldUntil: Date | null;
  heldReason: string | null;
  queued: number;
  unknown: number;
  lastInboundAt: Date | null;
}

/** The send queue of a session and what waits in it. */
export async function getSendQueueFigures(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  now: Date,
): Promise<SendQueueFigures> {
  const result = await sql<SendQueueFigures>`
    select coalesce(l.leased_until > ${now}, false) as is_running, l.held_until, l.held_reason,
           (select count(*) from outbox o where o.session_id = s.id and o.state in ('queued', 'waiting'))::int as queued,
           (select count(*) from outbox o where o.session_id = s.id and o.state = 'unknown')::int as unknown,
           (select max(c.last_inbound_at) from conversations c where c.session_id = s.id) as last_inbound_at
    from sessions s left join send_queues l on l.session_id = s.id
    where s.tenant_id = ${tenantId} and s.id = ${sessionId}`.execute(tx.db);
  const figures = result.rows[0];
  if (!figures) throw new Error('the session is gone');
  return figures;
}

export interface DayFigures {
  day: string;
  received: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
}

/** Messages per UTC day since `from`; days without any are left out. `sent` counts whatever got at least that far. */
export async function listDayFigures(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  from: Date,
): Promise<DayFigures[]> {
  const result = await sql<DayFigures>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day,
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

export interface Contents {
  conversations: number;
  messages: number;
  files: number;
  queued: number;
}

/** What belongs to a session and goes with it. */
export async function countContents(tx: Tx, tenantId: string, sessionId: string): Promise<Contents> {
  const { rows } = await sql<Contents>`
    select (select count(*) from conversations where tenant_id = ${tenantId} and session_id = ${sessionId})::int as conversations,
           (select count(*) from messages where tenant_id = ${tenantId} and session_id = ${sessionId})::int as messages,
           (select count(*) from media where tenant_id = ${tenantId} and session_id = ${sessionId}
            and storage_key is not null)::int as files,
           (select count(*) from outbox where tenant_id = ${tenantId} and session_id = ${sessionId}
            and state in ('queued', 'waiting'))::int as queued`.execute(tx.db);
  return rows[0] as Contents;
}
