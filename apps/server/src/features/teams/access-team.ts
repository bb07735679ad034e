import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import { lockTeamShared } from './teams.store.ts';

/**
 * Returns the uuid of a team, locked so that it cannot be deleted until the transaction ends. Throws
 * `not_found`.
 */
export async function accessTeam(tx: Tx, tenantId: string, id: string): Promise<string> {
  const uuid = uuidOf('team', id);
  if (!(await lockTeamShared(tx, tenantId, uuid))) throw new AppError('not_found', { id });
  return uuid;
}
