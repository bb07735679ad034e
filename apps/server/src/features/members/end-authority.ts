import type { Tx } from '@waqtor/db';
import { wakeUp } from '../../platform/events/wake-ups.ts';
import { type Ctx, type Role, roles } from '../../platform/platform.ts';
import { revokeApiKeysOf } from '../api-keys/index.ts';
import { deleteInvitationsBy } from './invitations/invitations.store.ts';
import { rolesBeyond } from './role-rules.ts';

/**
 * Invalidates what a member granted and may no longer grant: API keys, and open invitations to roles that
 * they may not appoint. `role` is their new role; undefined if they leave. The member must be locked. Each of
 * these is checked again when it is used, so nothing depends on this function having run.
 */
export async function endAuthority(
  ctx: Ctx,
  tx: Tx,
  userId: string,
  role: Role | undefined,
): Promise<{ revokedInvitations: number; revokedApiKeys: number }> {
  const beyond = role === undefined ? [...roles] : rolesBeyond(role);
  const revokedInvitations = await deleteInvitationsBy(tx, ctx.tenantId, userId, beyond);
  const keepsKeys = role === 'owner' || role === 'admin';
  const keyIds = keepsKeys ? [] : await revokeApiKeysOf(tx, ctx.tenantId, userId, ctx.clock.now());
  for (const id of keyIds) wakeUp(tx, 'login', id);
  wakeUp(tx, 'login', userId);
  return { revokedInvitations, revokedApiKeys: keyIds.length };
}
