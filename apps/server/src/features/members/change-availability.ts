import { type Member, memberUpdated, toPublicId } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import type { Ctx } from '../../platform/platform.ts';
import { checkAdmin } from '../../platform/resources/ownership.ts';
import { presentMember } from './members.present.ts';
import { findMember, updateAvailability } from './members.store.ts';

/**
 * Sets whether conversations may be assigned to a member automatically: for oneself or, as an admin, for any
 * member. Existing assignments are kept.
 */
export function changeAvailability(
  ctx: Ctx,
  userId: string,
  availability: Member['availability'],
): Promise<Member> {
  const isOneself = ctx.caller.kind === 'member' && ctx.caller.userId === userId;
  return ctx.tx(async (tx) => {
    const before = await findMember(tx, ctx.tenantId, userId);
    if (!before) throw new AppError('not_found', { id: toPublicId('user', userId) });
    if (!isOneself) checkAdmin(ctx);
    const member = presentMember({ ...before, availability });
    if (await updateAvailability(tx, ctx.tenantId, userId, availability))
      announce(tx, memberUpdated({ member }), { tenantId: ctx.tenantId, at: ctx.clock.now() });
    return member;
  });
}
