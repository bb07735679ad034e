import type { Member } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { nudge } from '../../platform/events/nudges.ts';
import type { Ctx, Role } from '../../platform/platform.ts';
import { memberUpdated } from './members.events.ts';
import { presentMember } from './members.present.ts';
import { findMember, lockRoles, updateRole } from './members.store.ts';
import { releaseAll } from './release-all.ts';
import { actingRole, checkMayAppoint, checkOwnerRemains } from './role-rules.ts';

/** Gives a member another role; what they are and what they become must both be below the caller, or the caller an owner. */
export function changeRole(ctx: Ctx, userId: string, role: Role): Promise<Member> {
  const actorIds = ctx.caller.kind === 'member' ? [ctx.caller.userId] : [];
  return ctx.tx(async (tx) => {
    const roles = await lockRoles(tx, ctx.tenantId, [userId, ...actorIds]);
    const former = roles.get(userId);
    if (!former) throw new AppError('not_found');
    const actor = actingRole(ctx, roles);
    checkMayAppoint(actor, former);
    checkMayAppoint(actor, role);
    if (role !== 'owner') checkOwnerRemains(roles, userId);
    await updateRole(tx, ctx.tenantId, userId, role);
    if (role === 'viewer') await releaseAll(ctx, tx, userId);
    const row = await findMember(tx, ctx.tenantId, userId);
    if (!row) throw new AppError('not_found');
    const member = presentMember(row);
    announce(tx, memberUpdated(ctx.tenantId, member, ctx.clock.now()));
    nudge(tx, 'login', userId);
    return member;
  });
}
