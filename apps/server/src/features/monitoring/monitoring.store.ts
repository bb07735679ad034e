import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Counting stops here: whoever watches wants to know that it is much, not how much. */
const MOST = 10_000;
const ERRORS = 10;

interface SendQueueRow {
  sessionId: string;
  name: string;
  isRunning: boolean;
  heldUntil: Date | null;
  heldReason: string | null;
  queued: number;
  later: number;
  sending: number;
  unknown: number;
}

export interface Figures {
  sendQueues: SendQueueRow[];
  /** Minutes without any are left out. */
  received: { minutesAgo: number; count: number }[];
  due: {
    files: number;
    readReceipts: number;
    snoozes: number;
    waitingStatuses: number;
    unreadItems: number;
  };
  errors: { sessionId: string; name: string; source: string; code: string; message: string; at: Date }[];
  log: { head: number; floor: number };
}

export async function readFigures(tx: Tx, tenantId: string, now: Date): Promise<Figures> {
  return {
    sendQueues: await listSendQueues(tx, tenantId, now),
    received: await countReceived(tx, tenantId, now),
    due: await countDue(tx, tenantId, now),
    errors: await listErrors(tx, tenantId),
    log: await getLog(tx, tenantId),
  };
}

async function listSendQueues(tx: Tx, tenantId: string, now: Date): Promise<SendQueueRow[]> {
  const { rows } = await sql<SendQueueRow>`
    select s.id as session_id, s.name, coalesce(l.leased_until > ${now}, false) as is_running,
           case when l.held_until > ${now} then l.held_until end as held_until,
           case when l.held_until > ${now} then l.held_reason end as held_reason,
           o.queued, o.later, o.sending, o.unknown
    from sessions s
    left join send_queues l on l.session_id = s.id
    cross join lateral (
      select count(*) filter (where state in ('queued', 'waiting') and due_at <= ${now})::int as queued,
             count(*) filter (where state in ('queued', 'waiting') and due_at > ${now})::int as later,
             count(*) filter (where state = 'sending')::int as sending,
             count(*) filter (where state = 'unknown')::int as unknown
      from (select state, due_at from outbox where session_id = s.id limit ${MOST}) waiting) o
    where s.tenant_id = ${tenantId}
    order by s.name, s.id`.execute(tx.db);
  return rows;
}

async function countReceived(tx: Tx, tenantId: string, now: Date): Promise<Figures['received']> {
  const { rows } = await sql<Figures['received'][number]>`
    select floor(extract(epoch from ${now}::timestamptz - m.at) / 60)::int as minutes_ago, count(*)::int as count
    from sessions s join messages m on m.session_id = s.id
    where s.tenant_id = ${tenantId} and m.tenant_id = ${tenantId} and m.direction = 'in'
      and m.at > ${now}::timestamptz - interval '1 hour' and m.at <= ${now}
    group by 1`.execute(tx.db);
  return rows;
}

async function countDue(tx: Tx, tenantId: string, now: Date): Promise<Figures['due']> {
  const { rows } = await sql<Figures['due']>`
    select
      (select count(*) from (select from media where tenant_id = ${tenantId} and state = 'pending'
         limit ${MOST}) it)::int as files,
      (select count(*) from (select from conversations where tenant_id = ${tenantId} and read_receipt_id is not null
         limit ${MOST}) it)::int as read_receipts,
      (select count(*) from (select from conversations where tenant_id = ${tenantId} and state = 'snoozed'
         and snoozed_until <= ${now} limit ${MOST}) it)::int as snoozes,
      (select count(*) from (select from waiting_statuses where tenant_id = ${tenantId}
         limit ${MOST}) it)::int as waiting_statuses,
      (select count(*) from (select from webhook_items where tenant_id = ${tenantId} and error is not null
         limit ${MOST}) it)::int as unread_items`.execute(tx.db);
  const [due] = rows;
  if (!due) throw new Error('a select of counts gives a row');
  return due;
}

async function listErrors(tx: Tx, tenantId: string): Promise<Figures['errors']> {
  return tx.db
    .selectFrom('sessions as s')
    .innerJoin('sessionErrors as e', 'e.sessionId', 's.id')
    .select(['e.sessionId', 's.name', 'e.source', 'e.code', 'e.message', 'e.at'])
    .where('s.tenantId', '=', tenantId)
    .where('e.tenantId', '=', tenantId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(ERRORS)
    .execute();
}

async function getLog(tx: Tx, tenantId: string): Promise<Figures['log']> {
  const { seq, floorSeq } = await tx.db
    .selectFrom('eventHeads')
    .select(['seq', 'floorSeq'])
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { head: Number(seq), floor: Number(floorSeq) };
}
