import {
  type NewTeam,
  type Team,
  type TeamChanges,
  teamCreated,
  teamDeleted,
  teamUpdated,
  toPublicId,
} from '@waqtor/contract';
import { type Tx, violatedUnique } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { holdMembers } from '../members/index.ts';
import { teamDeletion } from './teams.hooks.ts';
import { presentTeam } from './teams.present.ts';
import {
  deleteTeamRow,
  findTeam,
  findTeamByName,
  insertTeam,
  lockTeam,
  nameKeyOf,
  setTeamMembers,
  type TeamRow,
  updateTeamRow,
} from './teams.store.ts';

/** Adds a team; `team_exists` names the one that has this name, `not_found` whoever is no member. */
export function createTeam(ctx: Ctx, { memberIds, ...fields }: NewTeam): Promise<Team> {
  const { tenantId } = ctx;
  const at = ctx.clock.now();
  const id = newId();
  return ctx.once(async (tx) => {
    const userIds = await accessMembers(tx, tenantId, memberIds);
    const times = { createdAt: at, updatedAt: at };
    const { name } = fields;
    const row = { id, tenantId, ...fields, nameKey: nameKeyOf(name), ...times };
    if (!(await insertTeam(tx, row))) throw await nameTaken(tx, tenantId, name);
    await setTeamMembers(tx, tenantId, id, userIds);
    const team = await getTeam(tx, tenantId, id);
    announce(tx, teamCreated({ team: presentTeam(team) }), { tenantId: team.tenantId, at });
    return presentTeam(team);
  });
}

/** Changes what is given; what is so already is no change. */
export async function changeTeam(ctx: Ctx, id: string, changes: TeamChanges): Promise<Team> {
  try {
    return await tryChange(ctx, id, changes);
  } catch (error) {
    // Somebody took the name between our look and our write; a second look finds them.
    if (violatedUnique(error) === undefined) throw error;
    return tryChange(ctx, id, changes);
  }
}

function tryChange(ctx: Ctx, id: string, changes: TeamChanges): Promise<Team> {
  const { tenantId } = ctx;
  const uuid = uuidOf('team', id);
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    // Members first, as everywhere: whoever removes one locks them before their teams.
    const { memberIds, ...fields } = changes;
    const wanted = memberIds && (await accessMembers(tx, tenantId, memberIds));
    const before = await getLocked(tx, tenantId, uuid);
    const isSame = Object.entries(fields).every(
      ([field, value]) => value === before[field as keyof typeof fields],
    );
    if (isSame && (!wanted || areSame(wanted, before.memberIds))) return presentTeam(before);
    const { name = before.name } = fields;
    const holder = await findTeamByName(tx, tenantId, name);
    if (holder && holder.id !== uuid) throw await nameTaken(tx, tenantId, name);
    await updateTeamRow(tx, tenantId, uuid, { ...fields, nameKey: nameKeyOf(name), updatedAt: at });
    if (wanted) await setTeamMembers(tx, tenantId, uuid, wanted);
    const team = await getTeam(tx, tenantId, uuid);
    announce(tx, teamUpdated({ team: presentTeam(team) }), { tenantId, at });
    return presentTeam(team);
  });
}

/** Deletes a team; its conversations and numbers have none from then on, and no view asks for it. */
export function deleteTeam(ctx: Ctx, id: string): Promise<null> {
  const uuid = uuidOf('team', id);
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    await getLocked(tx, ctx.tenantId, uuid);
    await ctx.hooks.run(teamDeletion, ctx, tx, { tenantId: ctx.tenantId, teamId: uuid });
    await deleteTeamRow(tx, ctx.tenantId, uuid);
    announce(tx, teamDeleted({ teamId: toPublicId('team', uuid) }), { tenantId: ctx.tenantId, at });
    return null;
  });
}

/** The uuids of these members, held; `not_found` when one of them is none. */
async function accessMembers(tx: Tx, tenantId: string, ids: readonly string[]): Promise<string[]> {
  const uuids = [...new Set(ids.map((id) => uuidOf('user', id)))];
  const held = await holdMembers(tx, tenantId, uuids);
  const missing = uuids.find((uuid) => !held.has(uuid));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('user', missing) });
  return uuids;
}

async function getLocked(tx: Tx, tenantId: string, id: string): Promise<TeamRow> {
  await lockTeam(tx, tenantId, id);
  return getTeam(tx, tenantId, id);
}

async function getTeam(tx: Tx, tenantId: string, id: string): Promise<TeamRow> {
  const row = await findTeam(tx, tenantId, id);
  if (!row) throw new AppError('not_found', { id: toPublicId('team', id) });
  return row;
}

async function nameTaken(tx: Tx, tenantId: string, name: string): Promise<AppError> {
  const holder = await findTeamByName(tx, tenantId, name);
  return new AppError('team_exists', { teamId: holder ? toPublicId('team', holder.id) : null });
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
