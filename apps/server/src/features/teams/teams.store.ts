import type { Teams, Tx } from '@waqtor/db';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { nameKeyOf, resourceRows } from '../../platform/resources/resource-rows.store.ts';

/** A team with the uuids of its members. */
export type TeamRow = Selectable<Teams> & { memberIds: string[] };

export const teamRows = resourceRows<TeamRow>({
  table: 'teams',
  order: ['name_key', 'id'],
  hasScope: false,
  also: sql`array(select l.user_id from team_members l
    where l.team_id = r.id and l.tenant_id = r.tenant_id order by l.user_id) as member_ids`,
});

export function findTeam(tx: Tx, tenantId: string, id: string): Promise<TeamRow | undefined> {
  return teamRows.find(tx, tenantId, undefined, id);
}

export async function findTeamIdByName(tx: Tx, tenantId: string, name: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('nameKey', '=', nameKeyOf(name))
    .executeTakeFirst();
  return row?.id;
}

/** Returns false if the name is taken. */
export async function insertTeam(tx: Tx, row: Insertable<Teams>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('teams')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenantId', 'nameKey']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateTeamRow(
  tx: Tx,
  tenantId: string,
  id: string,
  changes: Updateable<Teams>,
): Promise<void> {
  await tx.db
    .updateTable('teams')
    .set(changes)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Replaces the members of a team; the team and the members must be locked. */
export async function setTeamMembers(
  tx: Tx,
  tenantId: string,
  teamId: string,
  userIds: readonly string[],
): Promise<void> {
  await sql`delete from team_members
    where tenant_id = ${tenantId} and team_id = ${teamId} and user_id <> all (${userIds}::uuid[])`.execute(
    tx.db,
  );
  await sql`insert into team_members (tenant_id, team_id, user_id)
    select ${tenantId}, ${teamId}, unnest(${userIds}::uuid[]) on conflict do nothing`.execute(tx.db);
}

/**
 * Locks the team (FOR KEY SHARE) so that it cannot be deleted until the transaction ends, for assigning
 * something to it. Returns false if it does not exist.
 */
export async function lockTeamShared(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns the members of these teams, as uuids by team. */
export async function findTeamMembers(
  tx: Tx,
  tenantId: string,
  teamIds: readonly string[],
): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>(teamIds.map((teamId) => [teamId, []]));
  if (teamIds.length === 0) return members;
  const rows = await tx.db
    .selectFrom('teamMembers')
    .select(['teamId', 'userId'])
    .where('tenantId', '=', tenantId)
    .where('teamId', 'in', teamIds)
    .orderBy('userId')
    .execute();
  for (const { teamId, userId } of rows) members.get(teamId)?.push(userId);
  return members;
}
