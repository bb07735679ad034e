import { memberRemoved, toPublicId } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import type { Ctx } from '../../platform/platform.ts';
import { recordAct } from '../security-log/index.ts';
import { endAuthority } from './end-authority.ts';
import { answeringEnd } from './members.hooks.ts';
import { deleteMember, lockRoles } from './members.store.ts';
import { actingRole, checkMayAppoint, checkOwnerRemains } from './role-rules.ts';

/**
 * Removes a member, or lets them leave. Their logins end, their conversations are unassigned, their API keys
 * are revoked and the invitations they sent become invalid.
 */
export function removeMember(ctx: Ctx, userId: string): Promise<void> {
  const actorId = ctx.caller.kind === 'member' ? ctx.caller.userId : undefined;
  return ctx.tx(async (tx) => {
    const members = await lockRoles(tx, ctx.tenantId, [userId, ...(actorId ? [actorId] : [])]);
    const role = members.get(userId)?.role;
    if (!role) throw new AppError('not_found');
    const actor = actingRole(ctx, members);
    if (userId !== actorId) checkMayAppoint(actor, role);
    checkOwnerRemains(members, userId);
    const ended = await endAuthority(ctx, tx, userId, undefined);
    const target = { kind: 'user', id: userId } as const;
    await recordAct(ctx, tx, 'member.removed', { target, details: { role, ...ended } });
    await ctx.hooks.run(answeringEnd, ctx, tx, { tenantId: ctx.tenantId, userId });
    await deleteMember(tx, ctx.tenantId, userId);
    announce(tx, memberRemoved({ userId: toPublicId('user', userId) }), {
      tenantId: ctx.tenantId,
      at: ctx.clock.now(),
    });
  });
}
