import type { AssignConversation } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { lockMemberShared } from '../../members/index.ts';
import { accessTeam } from '../../teams/index.ts';
import type { ChangeableFields } from '../conversations.store.ts';

/** Returns the wanted assignee and team, locked until the transaction ends. Omitted fields stay unchanged. */
export async function accessAssignment(
  ctx: Ctx,
  tx: Tx,
  { assigneeId, teamId }: AssignConversation,
): Promise<Partial<ChangeableFields>> {
  const wish: Partial<ChangeableFields> = {};
  if (assigneeId !== undefined) wish.assigneeId = assigneeId && (await accessAssignee(ctx, tx, assigneeId));
  if (teamId !== undefined) wish.teamId = teamId && (await accessTeam(tx, ctx.tenantId, teamId));
  return wish;
}

/** Checks that the user is a member who may reply. Otherwise throws `assignee_not_member`. */
async function accessAssignee(ctx: Ctx, tx: Tx, assigneeId: string): Promise<string> {
  const userId = uuidOf('user', assigneeId);
  const role = await lockMemberShared(tx, ctx.tenantId, userId);
  if (role === undefined || role === 'viewer') throw new AppError('assignee_not_member', { assigneeId });
  return userId;
}
