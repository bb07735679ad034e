import type { Tx } from '@waqtor/db';
import type { Role } from '../../../../platform/platform.ts';

/**
 * Returns the active logins among these whose users are still active members, with their roles, across the
 * transaction's tenants.
 */
export async function findLiveLogins(tx: Tx, ids: readonly string[], at: Date): Promise<Map<string, Role>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('logins as l')
    .innerJoin('members as m', (join) =>
      join.onRef('m.tenantId', '=', 'l.tenantId').onRef('m.userId', '=', 'l.userId'),
    )
    .select(['l.id', 'm.role'])
    .where('l.id', 'in', ids)
    .where('l.tenantId', 'in', tx.tenantIds)
    .where('l.revokedAt', 'is', null)
    .where('m.deactivatedAt', 'is', null)
    .where('l.expiresAt', '>', at)
    .execute();
  return new Map(rows.map(({ id, role }) => [id, role]));
}
