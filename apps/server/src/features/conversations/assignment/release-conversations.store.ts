import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Unassigns this member's conversations; returns their uuids. */
export async function clearAssignee(tx: Tx, tenantId: string, userId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update conversations v set assignee_id = null, updated_at = ${at}
    from (select id from conversations where tenant_id = ${tenantId} and assignee_id = ${userId}
      order by id for no key update) mine
    where v.tenant_id = ${tenantId} and v.id = mine.id returning v.id`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** Removes this team from its conversations; returns their uuids. */
export async function clearTeam(tx: Tx, tenantId: string, teamId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update conversations v set team_id = null, updated_at = ${at}
    from (select id from conversations where tenant_id = ${tenantId} and team_id = ${teamId}
      order by id for no key update) its
    where v.tenant_id = ${tenantId} and v.id = its.id returning v.id`.execute(tx.db);
  return rows.map((row) => row.id);
}
