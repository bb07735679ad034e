import { defineBatch, type Tx } from '@waqtor/db';
import { sql } from 'kysely';
import type { ContactRow } from '../../../features/contacts/index.ts';
import { newId } from '../../../platform/ids.ts';

export interface GroupKey {
  tenantId: string;
  groupId: string;
}

const keyBatch = defineBatch<GroupKey>({ tenantId: 'uuid', groupId: 'text' });
const newBatch = defineBatch<GroupKey & { id: string }>({ id: 'uuid', tenantId: 'uuid', groupId: 'text' });

/** Returns the rows of these groups; missing ones are created. */
export async function resolveGroups(
  tx: Tx,
  groups: readonly GroupKey[],
  now: Date,
): Promise<Map<string, ContactRow>> {
  // Sorted, so that two processes with the same groups wait for each other instead of deadlocking.
  const keys = [...new Map(groups.map((group) => [keyOfGroup(group), group]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
  if (keys.length === 0) return new Map();
  await tx.client.query({
    name: 'intake_insert_groups',
    text: `insert into contacts (${newBatch.columns}, created_at, updated_at)
      select g.*, $1::timestamptz, $1::timestamptz from ${newBatch.parameters('g', 2)}
      on conflict (tenant_id, group_id) where group_id is not null do nothing`,
    values: [now.toISOString(), ...newBatch.values(keys.map((key) => ({ ...key, id: newId() })))],
  });
  const { rows } = await sql<ContactRow>`
    select c.* from ${keyBatch.table('k', keys)}
    cross join lateral (select * from contacts where group_id = k.group_id offset 0) c
    where c.tenant_id = k.tenant_id`.execute(tx.db);
  return new Map(
    rows.map((row) => [keyOfGroup({ tenantId: row.tenantId, groupId: row.groupId ?? '' }), row]),
  );
}

export function keyOfGroup({ tenantId, groupId }: GroupKey): string {
  return `${tenantId} ${groupId}`;
}
