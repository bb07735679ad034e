import { type Member, memberUpdated } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import type { Ctx } from '../../platform/platform.ts';
import { checkRecentProof } from '../../platform/recent-proof.ts';
import { recordAct } from '../security-log/index.ts';
import { endAuthority } from './end-authority.ts';
import { answeringEnd, deactivation } from './members.hooks.ts';
import { presentMember } from './members.present.ts';
import { findMember, lockRoles, updateDeactivation } from './members.store.ts';
import { actingRole, checkMayAppoint, checkOwnerRemains, checkPerson } from './role-rules.ts';

/**
 * Deactivates a member: they keep their name, history, teams and personal resources, but cannot sign in. As at
 * a removal, their logins end, their conversations are unassigned, their API keys are revoked and the
 * invitations they sent become invalid. No-op if already deactivated.
 */
export function deactivateMember(ctx: Ctx, userId: string): Promise<Member> {
  const actorId = ctx.caller.kind === 'member' ? ctx.caller.userId : undefined;
  return ctx.tx(async (tx) => {
    const members = await lockRoles(tx, ctx.tenantId, [userId, ...(actorId ? [actorId] : [])]);
    const member = members.get(userId);
    if (!member) throw new AppError('not_found');
    checkMayAppoint(actingRole(ctx, members), member.role);
    if (!member.isActive) return getMember(ctx, tx, userId);
    checkOwnerRemains(members, userId);
    await updateDeactivation(tx, ctx.tenantId, userId, ctx.clock.now());
    const ended = await endAuthority(ctx, tx, userId, undefined);
    const target = { kind: 'user', id: userId } as const;
    await recordAct(ctx, tx, 'member.deactivated', { target, details: { role: member.role, ...ended } });
    await ctx.hooks.run(deactivation, ctx, tx, { tenantId: ctx.tenantId, userId });
    await ctx.hooks.run(answeringEnd, ctx, tx, { tenantId: ctx.tenantId, userId });
    return announceMember(ctx, tx, userId);
  });
}

/**
 * Reactivates a member with their former role; they can sign in again. Revoked API keys and ended logins stay
 * invalid. API keys may not call this, because a leaked key must not leave a member behind after it is
 * revoked. No-op if active.
 */
export function reactivateMember(ctx: Ctx, userId: string): Promise<Member> {
  const person = checkPerson(ctx);
  return ctx.tx(async (tx) => {
    const members = await lockRoles(tx, ctx.tenantId, [userId, person.userId]);
    const member = members.get(userId);
    if (!member) throw new AppError('not_found');
    checkMayAppoint(actingRole(ctx, members), member.role);
    checkRecentProof(ctx);
    if (member.isActive) return getMember(ctx, tx, userId);
    await updateDeactivation(tx, ctx.tenantId, userId, null);
    const target = { kind: 'user', id: userId } as const;
    await recordAct(ctx, tx, 'member.reactivated', { target, details: { role: member.role } });
    return announceMember(ctx, tx, userId);
  });
}

async function announceMember(ctx: Ctx, tx: Tx, userId: string): Promise<Member> {
  const member = await getMember(ctx, tx, userId);
  announce(tx, memberUpdated({ member }), { tenantId: ctx.tenantId, at: ctx.clock.now() });
  return member;
}

async function getMember(ctx: Ctx, tx: Tx, userId: string): Promise<Member> {
  const row = await findMember(tx, ctx.tenantId, userId);
  if (!row) throw new AppError('not_found');
  return presentMember(row);
}
