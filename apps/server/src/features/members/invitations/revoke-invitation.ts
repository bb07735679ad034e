import { AppError } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { recordAct } from '../../security-log/index.ts';
import { checkMayAppoint } from '../role-rules.ts';
import { deleteInvitation, findInvitation } from './invitations.store.ts';

/** Invalidates the link of an invitation. */
export function revokeInvitation(ctx: Ctx, id: string): Promise<void> {
  return ctx.tx(async (tx) => {
    const found = await findInvitation(tx, ctx.tenantId, id);
    if (!found) throw new AppError('not_found');
    checkMayAppoint(ctx.caller.role, found.role);
    await deleteInvitation(tx, ctx.tenantId, id);
    const { email, role } = found;
    const target = { kind: 'invitation', id } as const;
    await recordAct(ctx, tx, 'invitation.revoked', { target, details: { email, role } });
  });
}
