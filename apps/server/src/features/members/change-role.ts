import { type Member, memberUpdated } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import type { Ctx, Role } from '../../platform/platform.ts';
import { checkRecentProof } from '../../platform/recent-proof.ts';
import { recordAct } from '../security-log/index.ts';
import { endAuthority } from './end-authority.ts';
import { answeringEnd } from './members.hooks.ts';
import { presentMember } from './members.present.ts';
import { findMember, lockRoles, updateRole } from './members.store.ts';
import { actingRole, checkMayAppoint, checkOwnerRemains, checkPerson } from './role-rules.ts';

/**
 * Changes a member's role. Both the old and the new role must be below the caller's, unless the caller is an
 * owner. API keys and invitations that the new role could not have granted become invalid. API keys may not
 * call this, because a leaked key must not leave a member behind after it is revoked.
 */
export function changeRole(ctx: Ctx, userId: string, role: Role): Promise<Member> {
  const person = checkPerson(ctx);
  return ctx.tx(async (tx) => {
    const members = await lockRoles(tx, ctx.tenantId, [userId, person.userId]);
    const former = members.get(userId)?.role;
    if (!former) throw new AppError('not_found');
    const actor = actingRole(ctx, members);
    checkMayAppoint(actor, former);
    checkMayAppoint(actor, role);
    checkRecentProof(ctx);
    if (role !== 'owner') checkOwnerRemains(members, userId);
    await updateRole(tx, ctx.tenantId, userId, role);
    const ended = await endAuthority(ctx, tx, userId, role);
    const target = { kind: 'user', id: userId } as const;
    await recordAct(ctx, tx, 'member.role_changed', {
      target,
      details: { from: former, to: role, ...ended },
    });
    if (role === 'viewer') await ctx.hooks.run(answeringEnd, ctx, tx, { tenantId: ctx.tenantId, userId });
    const row = await findMember(tx, ctx.tenantId, userId);
    if (!row) throw new AppError('not_found');
    const member = presentMember(row);
    announce(tx, memberUpdated({ member }), { tenantId: ctx.tenantId, at: ctx.clock.now() });
    return member;
  });
}
