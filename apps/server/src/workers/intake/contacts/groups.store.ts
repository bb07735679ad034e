import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { newId } from '../../../platform/ids.ts';

export interface GroupKey {
  tenantId: string;
  groupId: string;
}

/** Returns the rows of these groups; missing ones are created. */
export async function resolveGroups(
  tx: Tx,
  groups: readonly GroupKey[],
  now: Date,
): Promise<Map<string, ContactRow>> {
  // Sorted, so that two processes with the same groups wait for each other instead of deadlocking.
  const keys = [...new Map(groups.map((group) => [keyOfGroup(group), group]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  if (keys.length === 0) return new Map();
  const tenantIds = keys.map(([, group]) => group.tenantId);
  const groupIds = keys.map(([, group]) => group.groupId);
  await tx.client.query({
    name: 'intake_insert_groups',
    text: `insert into contacts (id, tenant_id, group_id, created_at, updated_at)
      select g.*, $4::timestamptz, $4::timestamptz from unnest($1::uuid[], $2::uuid[], $3::text[]) g
      on conflict (tenant_id, group_id) where group_id is not null do nothing`,
    values: [keys.map(() => newId()), tenantIds, groupIds, now.toISOString()],
  });
  const { rows } = await sql<ContactRow>`
    select c.* from unnest(${tenantIds}::uuid[], ${groupIds}::text[]) k (tenant_id, group_id)
    cross join lateral (select * from contacts where group_id = k.group_id offset 0) c
    where c.tenant_id = k.tenant_id`.execute(tx.db);
  return new Map(
    rows.map((row) => [keyOfGroup({ tenantId: row.tenantId, groupId: row.groupId ?? '' }), row]),
  );
}

export function keyOfGroup({ tenantId, groupId }: GroupKey): string {
  return `${tenantId} ${groupId}`;
}
