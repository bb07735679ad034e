import type { MacroAction } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessCannedAnswer } from '../canned-answers/index.ts';
import { holdMember } from '../members/index.ts';
import { accessTags } from '../tags/index.ts';

/** Whatever these actions name is there and may be named by the caller. Throws `not_found` or `assignee_not_member`. */
export async function checkActions(ctx: Ctx, tx: Tx, actions: readonly MacroAction[]): Promise<void> {
  for (const action of actions) {
    if (action.action === 'tag' || action.action === 'untag')
      await accessTags(tx, ctx.tenantId, action.tagIds);
    if (action.action === 'sendCannedAnswer') await accessCannedAnswer(ctx, tx, action.cannedAnswerId);
    if (action.action === 'assign' && action.assigneeId !== 'me') {
      const role = await holdMember(tx, ctx.tenantId, uuidOf('user', action.assigneeId));
      if (role === undefined || role === 'viewer')
        throw new AppError('assignee_not_member', { assigneeId: action.assigneeId });
    }
  }
}
