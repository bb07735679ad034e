import type { Database } from '@waqtor/db';

/** Consumes a ticket; returns false if it was already used, in any process. */
export async function useTicket(db: Database, id: string, expiresAt: Date): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    'insert into used_tickets (id, expires_at) values ($1, $2) on conflict do nothing',
    [id, expiresAt],
  );
  return rowCount === 1;
}

/**
 * Deletes one batch of tickets that expired long enough ago to allow for clock skew. Returns true if there
 * are more.
 */
export async function pruneTickets(db: Database, now: Date): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `delete from used_tickets where id in (
       select id from used_tickets where expires_at < $1 limit 1000)`,
    [new Date(now.getTime() - 3_600_000)],
  );
  return rowCount === 1_000;
}
