import type { DB, Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';

export type WebhookItemRow = Selectable<DB['webhookItems']>;
export type WaitingStatusRow = Selectable<DB['waitingStatuses']>;

export interface ItemPage {
  limit: number;
  /** The last row of the previous page. */
  from: { at: Date; id: string } | undefined;
}

/** Returns one row more than the page, newest first. */
export function listItems(
  tx: Tx,
  tenantId: string,
  { sessionId, kind, limit, from }: ItemPage & { sessionId: string; kind: string | undefined },
): Promise<WebhookItemRow[]> {
  let query = tx.db
    .selectFrom('webhookItems')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (from) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('receivedAt', 'id'), '<', tuple(from.at, from.id)),
    );
  }
  return query
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

export function findItem(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  id: string,
): Promise<WebhookItemRow | undefined> {
  return tx.db
    .selectFrom('webhookItems')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Returns one row more than the page, newest first. */
export function listWaiting(
  tx: Tx,
  tenantId: string,
  { sessionId, limit, from }: ItemPage & { sessionId: string },
): Promise<WaitingStatusRow[]> {
  let query = tx.db
    .selectFrom('waitingStatuses')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId);
  if (from) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('receivedAt', 'id'), '<', tuple(from.at, from.id)),
    );
  }
  return query
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** Moves items about one contact to another. */
export async function moveContactItems(
  tx: Tx,
  tenantId: string,
  { sourceId, targetId }: { sourceId: string; targetId: string },
): Promise<void> {
  for (const table of ['waitingStatuses', 'webhookItems'] as const) {
    await tx.db
      .updateTable(table)
      .set({ contactId: targetId })
      .where('tenantId', '=', tenantId)
      .where('contactId', '=', sourceId)
      .execute();
  }
}

/** Counts statuses without a known message, and items that could not be parsed; counting stops at `max`. */
export async function countDiagnostics(
  tx: Tx,
  tenantId: string,
  max: number,
): Promise<{ unmatchedStatuses: number; unreadableItems: number }> {
  const { rows } = await sql<{ unmatchedStatuses: number; unreadableItems: number }>`
    select
      (select count(*) from (select from waiting_statuses where tenant_id = ${tenantId}
         limit ${max}) it)::int as unmatched_statuses,
      (select count(*) from (select from webhook_items where tenant_id = ${tenantId} and error is not null
         limit ${max}) it)::int as unreadable_items`.execute(tx.db);
  const [counts] = rows;
  if (!counts) throw new Error('an aggregate query returned no row');
  return counts;
}
