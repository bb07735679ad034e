import { memberAdded, toPublicId } from '@waqtor/contract';
import { type Tx, withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { announce } from '../../../platform/events/announce.ts';
import type { Platform, Role, Visitor } from '../../../platform/platform.ts';
import { recordActOf } from '../../security-log/index.ts';
import { findTenantName } from '../../tenants/index.ts';
import { presentMember } from '../members.present.ts';
import { addMember, findMember, lockMemberShared } from '../members.store.ts';
import { mayAppoint } from '../role-rules.ts';
import { type InvitationToken, parseInvitationToken } from './invitation-token.ts';
import { claimInvitation, findInvitationByToken } from './invitations.store.ts';

/** An invitation whose link was presented, which proves access to the mailbox of that address. */
export interface CheckedInvitation {
  token: InvitationToken;
  tenantId: string;
  tenantName: string;
  email: string;
  role: Role;
  invitedBy: string | null;
}

/**
 * Finds an invitation by its link. Throws `invalid_invitation` if it is wrong, used, revoked or expired, or
 * if its sender may no longer send it.
 */
export async function checkInvitation(platform: Platform, text: string): Promise<CheckedInvitation> {
  const token = parseInvitationToken(text);
  if (!token) throw new AppError('invalid_invitation');
  const found = await withTenants(
    platform.db,
    [token.tenantId],
    async (tx) => {
      const open = await findInvitationByToken(tx, token.tenantId, token.hash, platform.clock.now());
      if (!open?.invitedBy) return undefined;
      const inviter = await findMember(tx, token.tenantId, open.invitedBy);
      if (!inviter || inviter.deactivatedAt || !mayAppoint(inviter.role, open.role)) return undefined;
      return { ...open, tenantName: (await findTenantName(tx, token.tenantId)) ?? '' };
    },
    { readOnly: true },
  );
  if (!found) throw new AppError('invalid_invitation');
  const { tenantId, tenantName, email, role, invitedBy } = found;
  return { token, tenantId, tenantName, email, role, invitedBy };
}

/**
 * Makes the transaction's user a member. The invitation is consumed in the same transaction, so of two
 * concurrent requests one gets `invalid_invitation`. The inviter's membership is locked first and must still
 * allow granting this role. If they are demoted or removed concurrently, that either commits before, and this
 * fails, or after.
 */
export async function acceptInvitation(
  platform: Pick<Platform, 'clock' | 'log'>,
  tx: Tx,
  invitation: CheckedInvitation,
  person: { userId: string; email: string; visitor: Visitor },
): Promise<void> {
  const at = platform.clock.now();
  const { tenantId, role, invitedBy } = invitation;
  const { userId, email, visitor } = person;
  if (invitation.email.toLowerCase() !== email.toLowerCase()) throw new AppError('invalid_invitation');
  const inviter = invitedBy === null ? undefined : await lockMemberShared(tx, tenantId, invitedBy);
  if (!inviter || !mayAppoint(inviter, role)) throw new AppError('invalid_invitation');
  if (!(await claimInvitation(tx, tenantId, invitation.token.hash, at))) {
    throw new AppError('invalid_invitation');
  }
  if (!(await addMember(tx, { tenantId, userId, role, at }))) throw new AppError('already_member');
  await recordActOf(platform, tx, {
    action: 'member.added',
    tenantId,
    actor: { kind: 'member', id: userId },
    target: { kind: 'user', id: userId },
    visitor,
    details: { role, invitedBy: invitedBy && toPublicId('user', invitedBy) },
  });
  const row = await findMember(tx, tenantId, userId);
  if (row) announce(tx, memberAdded({ member: presentMember(row) }), { tenantId, at });
}
