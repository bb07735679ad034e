import { type NewTeam, type Team, type TeamChanges, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import {
  changeResource,
  createResource,
  deleteResource,
  retryOnConflict,
} from '../../platform/resources/resource.ts';
import { nameKeyOf } from '../../platform/resources/resource-rows.store.ts';
import { lockMembersShared } from '../members/index.ts';
import { teamDeletion } from './teams.hooks.ts';
import { teams } from './teams.resource.ts';
import {
  findTeam,
  findTeamIdByName,
  insertTeam,
  setTeamMembers,
  type TeamRow,
  updateTeamRow,
} from './teams.store.ts';

/** Adds a team. Throws `team_exists` with the existing one, and `not_found` if a user is not a member. */
export function createTeam(ctx: Ctx, { memberIds, ...fields }: NewTeam): Promise<Team> {
  const { tenantId } = ctx;
  return createResource(ctx, teams, async (tx, base) => {
    const userIds = await accessMembers(tx, tenantId, memberIds);
    const row = { ...base, ...columnsOf(fields), nameKey: nameKeyOf(fields.name) };
    if (!(await insertTeam(tx, row))) throw await nameTaken(tx, tenantId, fields.name);
    await setTeamMembers(tx, tenantId, base.id, userIds);
    return getTeam(tx, tenantId, base.id);
  });
}

/** Updates the given fields. No-op if unchanged. */
export function changeTeam(ctx: Ctx, id: string, { memberIds, ...fields }: TeamChanges): Promise<Team> {
  const { tenantId } = ctx;
  const columns = columnsOf(fields);
  const change = () =>
    changeResource(ctx, teams, id, async (tx, lock, at) => {
      // Members are locked first, as everywhere: removing a member also locks them before their teams.
      const wanted = memberIds && (await accessMembers(tx, tenantId, memberIds));
      const before = await lock();
      const isSame = Object.entries(columns).every(
        ([field, value]) => value === before[field as keyof typeof columns],
      );
      if (isSame && (!wanted || areSame(wanted, before.memberIds))) return before;
      const { name = before.name } = fields;
      const holder = await findTeamIdByName(tx, tenantId, name);
      if (holder !== undefined && holder !== before.id) throw await nameTaken(tx, tenantId, name);
      await updateTeamRow(tx, tenantId, before.id, { ...columns, nameKey: nameKeyOf(name), updatedAt: at });
      if (wanted) await setTeamMembers(tx, tenantId, before.id, wanted);
      return getTeam(tx, tenantId, before.id);
    });
  return retryOnConflict(change);
}

/** Deletes a team, and removes it from its conversations, its numbers and the filters of views. */
export function deleteTeam(ctx: Ctx, id: string): Promise<null> {
  return deleteResource(ctx, teams, id, (tx, row) =>
    ctx.hooks.run(teamDeletion, ctx, tx, { tenantId: ctx.tenantId, teamId: row.id }),
  );
}

/** The columns of these fields: the limit of open conversations is the column `capacity`. */
function columnsOf<T extends { maxOpenConversationsPerMember?: number | null | undefined }>(fields: T) {
  const { maxOpenConversationsPerMember: capacity, ...columns } = fields;
  return capacity === undefined ? columns : { ...columns, capacity };
}

/** Returns the uuids of these members, locked. Throws `not_found` if one of them is not a member. */
async function accessMembers(tx: Tx, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const uuids = [...new Set(ids.map((id) => uuidOf('user', id)))];
  const held = await lockMembersShared(tx, tenantId, uuids);
  const missing = uuids.find((uuid) => !held.has(uuid));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('user', missing) });
  return uuids;
}

async function getTeam(tx: Tx, tenantId: string, id: string): Promise<TeamRow> {
  const row = await findTeam(tx, tenantId, id);
  if (!row) throw new AppError('not_found', { id: toPublicId('team', id) });
  return row;
}

async function nameTaken(tx: Tx, tenantId: string, name: string): Promise<AppError> {
  const id = await findTeamIdByName(tx, tenantId, name);
  return new AppError('team_exists', { teamId: id === undefined ? null : toPublicId('team', id) });
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
