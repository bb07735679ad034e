import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

export interface SendQueueState {
  sessionId: string;
  name: string;
  isRunning: boolean;
  pausedUntil: Date | null;
  pauseReason: string | null;
}

/** Lists the send queues of a tenant's sessions, ordered by session name. */
export async function listSendQueues(tx: Tx, tenantId: string, now: Date): Promise<SendQueueState[]> {
  const { rows } = await sql<SendQueueState>`
    select s.id as session_id, s.name, coalesce(l.leased_until > ${now}, false) as is_running,
           l.paused_until, l.pause_reason
    from sessions s left join send_queues l on l.session_id = s.id
    where s.tenant_id = ${tenantId}
    order by s.name, s.id`.execute(tx.db);
  return rows;
}

/** Lists the latest errors of a tenant's sessions, newest first. */
export function listLatestErrors(
  tx: Tx,
  tenantId: string,
  limit: number,
): Promise<{ sessionId: string; name: string; source: string; code: string; message: string; at: Date }[]> {
  return tx.db
    .selectFrom('sessions as s')
    .innerJoin('sessionErrors as e', 'e.sessionId', 's.id')
    .select(['e.sessionId', 's.name', 'e.source', 'e.code', 'e.message', 'e.at'])
    .where('s.tenantId', '=', tenantId)
    .where('e.tenantId', '=', tenantId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
}
