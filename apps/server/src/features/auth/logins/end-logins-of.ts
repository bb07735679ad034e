import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import type { Ctx, Platform } from '../../../platform/platform.ts';
import { checkMayAppoint, findMember } from '../../members/index.ts';
import { recordAct } from '../../security-log/index.ts';
import { endMemberLogins } from './logins.store.ts';

/** Ends every login of a member in this business: one's own logins, or those of members with a lower role. */
export function endLoginsOf(ctx: Ctx, userId: string): Promise<void> {
  const isSelf = ctx.caller.kind === 'member' && ctx.caller.userId === userId;
  return ctx.tx(async (tx) => {
    const member = await findMember(tx, ctx.tenantId, userId);
    if (!member) throw new AppError('not_found');
    if (!isSelf) checkMayAppoint(ctx.caller.role, member.role);
    const at = ctx.clock.now();
    const count = await endMemberLogins(tx, ctx.tenantId, userId, { reason: 'ended_by_admin', at });
    wakeUp(tx, 'login', userId);
    const target = { kind: 'user', id: userId } as const;
    await recordAct(ctx, tx, 'login.ended', { target, details: { reason: 'ended_by_admin', count } });
  });
}

/** Ends the logins of a deactivated member, so that a reactivation does not make them valid again. */
export async function endLoginsOfDeactivated(
  { clock }: Platform,
  tx: Tx,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<void> {
  await endMemberLogins(tx, tenantId, userId, { reason: 'deactivated', at: clock.now() });
}
