import type { Team, TeamQuery } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor, isUuid } from '../../platform/http/cursor.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { presentTeam } from './teams.present.ts';
import { findTeam, listTeams } from './teams.store.ts';

export function readTeam(ctx: Ctx, id: string): Promise<Team> {
  const uuid = uuidOf('team', id);
  return ctx.tx(async (tx) => {
    const row = await findTeam(tx, ctx.tenantId, uuid);
    if (!row) throw new AppError('not_found', { id });
    return presentTeam(row);
  });
}

/** One page of teams, in the order of their names. */
export function readTeams(
  ctx: Ctx,
  { cursor, limit }: TeamQuery,
): Promise<{ items: Team[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return ctx.tx(async (tx) => {
    const found = await listTeams(tx, ctx.tenantId, { after, limit });
    const { rows, nextCursor } = cutPage(found, limit, (row) => [ORDER, row.nameKey, row.id]);
    return { items: rows.map(presentTeam), nextCursor };
  });
}

/** Any text may be a name, so a cursor says that it is one of teams. */
const ORDER = 'teams by name';
const isOrder = (part: unknown) => part === ORDER;
const isText = (part: unknown) => typeof part === 'string' && !part.includes('\0');

function readCursor(cursor: string): { nameKey: string; id: string } {
  const [, nameKey, id] = decodeCursor(cursor, [isOrder, isText, isUuid]) as [string, string, string];
  return { nameKey, id };
}
