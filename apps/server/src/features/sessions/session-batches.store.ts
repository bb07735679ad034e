import { selectList, type Tx } from '@waqtor/db';
import type { SessionRow } from './sessions.store.ts';

/* Batch statements on sessions of one or several tenants. */

const columns = selectList<SessionRow>('s', {
  id: true,
  tenantId: true,
  engine: true,
  name: true,
  state: true,
  stateReason: true,
  stateChangedAt: true,
  phoneNumber: true,
  phoneNumberId: true,
  wabaId: true,
  credentials: true,
  verifyTokenHash: true,
  settings: true,
  health: true,
  checkedAt: true,
  createdAt: true,
  updatedAt: true,
  teamId: true,
  stateCode: true,
  stateReports: true,
  isSimulated: true,
});

/**
 * Returns these sessions by id, locked (FOR KEY SHARE) so that they cannot be deleted until the transaction
 * ends; missing ones are omitted.
 */
export async function lockSessionsShared(tx: Tx, ids: readonly string[]): Promise<Map<string, SessionRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<SessionRow>({
    name: 'sessions_hold_batch',
    text: `select ${columns} from (select id from unnest($1::uuid[]) k (id) order by id) k
      cross join lateral (select * from sessions where id = k.id for key share) s`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Returns the ids of at most two sessions per tenant, by tenant. */
export async function findSessionsOfTenants(
  tx: Tx,
  tenantIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (tenantIds.length === 0) return new Map();
  const { rows } = await tx.client.query<{ tenantId: string; ids: string[] }>({
    name: 'sessions_of_tenants',
    text: `select k.id as "tenantId", array(select s.id from sessions s where s.tenant_id = k.id limit 2) as ids
      from unnest($1::uuid[]) k (id)`,
    values: [tenantIds],
  });
  return new Map(rows.map((row) => [row.tenantId, row.ids]));
}
