import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** A browser in which a member has the dashboard open. */
export interface OpenBrowser {
  /** The id of its connection. */
  id: string;
  tenantId: string;
  userId: string;
  /** Whether the dashboard is visible in one of its tabs. */
  isVisible: boolean;
  /** The browser counts as closed from then on, unless it is reported again. */
  expiresAt: Date;
}

/**
 * Saves it; the user's member row must be locked. Also deletes the user's rows of processes that ended without deleting them.
 */
export async function saveOpenBrowser(tx: Tx, browser: OpenBrowser, at: Date): Promise<void> {
  const { id, tenantId, userId, isVisible, expiresAt } = browser;
  await sql`delete from open_browsers
    where tenant_id = ${tenantId} and user_id = ${userId} and expires_at <= ${at} and id <> ${id}`.execute(
    tx.db,
  );
  await tx.db
    .insertInto('openBrowsers')
    .values(browser)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ isVisible, expiresAt }))
    .execute();
}

export async function deleteOpenBrowser(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('openBrowsers').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** Returns those of these users who have the dashboard open, and whether it is visible. */
export async function findPresent(
  tx: Tx,
  tenantId: string,
  userIds: readonly string[],
  at: Date,
): Promise<Map<string, { isVisible: boolean }>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await sql<{ userId: string; isVisible: boolean }>`
    select user_id, bool_or(is_visible) as is_visible from open_browsers
    where tenant_id = ${tenantId} and user_id = any(${userIds}::uuid[]) and expires_at > ${at}
    group by user_id`.execute(tx.db);
  return new Map(rows.map(({ userId, isVisible }) => [userId, { isVisible }]));
}
