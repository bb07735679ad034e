import type { Teams, Tx } from '@waqtor/db';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';

/** A team with the uuids of its members. */
export type TeamRow = Selectable<Teams> & { memberIds: string[] };

/** The name as it is compared and ordered. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** In the order of their names, one row more than the page. */
export function listTeams(
  tx: Tx,
  tenantId: string,
  { after, limit }: { after: { nameKey: string; id: string } | undefined; limit: number },
): Promise<TeamRow[]> {
  let query = teams(tx, tenantId);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('t.nameKey', 't.id'), '>', tuple(after.nameKey, after.id)),
    );
  }
  return query
    .orderBy('t.nameKey')
    .orderBy('t.id')
    .limit(limit + 1)
    .execute();
}

export function findTeam(tx: Tx, tenantId: string, id: string): Promise<TeamRow | undefined> {
  return teams(tx, tenantId).where('t.id', '=', id).executeTakeFirst();
}

export function findTeamByName(tx: Tx, tenantId: string, name: string): Promise<TeamRow | undefined> {
  return teams(tx, tenantId).where('t.nameKey', '=', nameKeyOf(name)).executeTakeFirst();
}

/** Locks the team against every change until COMMIT; false when it is not there. */
export async function lockTeam(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** False when the name is taken. */
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

/** These and nobody else are in the team from now on; the team is locked, the members held. */
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

/** The team cannot be deleted until the transaction ends: for those who give something to it. False: it is not there. */
export async function holdTeam(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteTeamRow(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('teams').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

function teams(tx: Tx, tenantId: string) {
  const memberIds = sql<string[]>`array(select l.user_id from team_members l
    where l.team_id = t.id and l.tenant_id = t.tenant_id order by l.user_id)`;
  return tx.db
    .selectFrom('teams as t')
    .selectAll('t')
    .select(memberIds.as('memberIds'))
    .where('t.tenantId', '=', tenantId);
}
