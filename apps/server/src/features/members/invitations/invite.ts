import type { NewInvitation } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { checkRecentProof } from '../../../platform/recent-proof.ts';
import { recordAct } from '../../security-log/index.ts';
import { findMemberByEmail, lockMemberShared } from '../members.store.ts';
import { checkMayAppoint, checkPerson } from '../role-rules.ts';
import { newInvitationToken } from './invitation-token.ts';
import { presentInvitation } from './invitations.present.ts';
import { lockOpenInvitation, upsertInvitation } from './invitations.store.ts';

const LIFETIME_MS = 7 * 86_400_000;

/**
 * Invites an address, or renews its open invitation. The response is the same whether or not the address has
 * an account here. `token` is for the link only and is not stored. API keys may not invite, because a leaked
 * key must not leave a member behind after it is revoked.
 */
export async function invite(ctx: Ctx, { email, role }: NewInvitation) {
  const { userId } = checkPerson(ctx);
  checkMayAppoint(ctx.caller.role, role);
  checkRecentProof(ctx);
  const token = newInvitationToken(ctx.tenantId);
  const invitation = await ctx.once(async (tx) => {
    // The role may have changed since the request was authenticated.
    const actor = await lockMemberShared(tx, ctx.tenantId, userId);
    if (!actor) throw new AppError('login_ended');
    checkMayAppoint(actor, role);
    if (await findMemberByEmail(tx, ctx.tenantId, email)) throw new AppError('already_member');
    const open = await lockOpenInvitation(tx, ctx.tenantId, email);
    if (open) checkMayAppoint(actor, open.role);
    const createdAt = ctx.clock.now();
    const row = await upsertInvitation(tx, {
      id: newId(),
      tenantId: ctx.tenantId,
      email,
      role,
      tokenHash: token.hash,
      invitedBy: userId,
      expiresAt: new Date(createdAt.getTime() + LIFETIME_MS),
      createdAt,
    });
    const target = { kind: 'invitation', id: row.id } as const;
    await recordAct(ctx, tx, 'invitation.created', { target, details: { email, role } });
    return { ...presentInvitation(row), link: null };
  });
  return { invitation, token: token.text };
}
