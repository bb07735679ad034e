import type { MacroAction } from '@waqtor/contract';
import { fieldProblem } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessResource } from '../../platform/resources/resource.ts';
import { cannedResponses } from '../canned-responses/index.ts';
import { lockMemberShared } from '../members/index.ts';
import { accessTags } from '../tags/index.ts';
import { accessTeam } from '../teams/index.ts';

/**
 * Checks that everything these actions refer to exists and is usable by everyone who may run the macro.
 * Throws `not_found`, `assignee_not_member`, or `validation_failed` for a shared macro with a personal canned
 * response.
 */
export async function checkActions(
  ctx: Ctx,
  tx: Tx,
  actions: readonly MacroAction[],
  { isShared }: { isShared: boolean },
): Promise<void> {
  for (const [i, action] of actions.entries()) {
    if (action.action === 'tag' || action.action === 'untag')
      await accessTags(tx, ctx.tenantId, action.tagIds);
    if (action.action === 'assign_team' && action.teamId !== null)
      await accessTeam(tx, ctx.tenantId, action.teamId);
    if (action.action === 'send_canned_response') {
      const { ownerId } = await accessResource(ctx, tx, cannedResponses, action.cannedResponseId);
      if (isShared && ownerId !== null)
        throw new AppError('validation_failed', [
          fieldProblem(`body.actions.${i}.cannedResponseId`, 'personal_resource'),
        ]);
    }
    if (action.action === 'assign' && action.assigneeId !== 'me') {
      const role = await lockMemberShared(tx, ctx.tenantId, uuidOf('user', action.assigneeId));
      if (role === undefined || role === 'viewer')
        throw new AppError('assignee_not_member', { assigneeId: action.assigneeId });
    }
  }
}
