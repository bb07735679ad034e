import type { Membership } from '@waqtor/contract';
import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { checkPerson } from '../role-rules.ts';
import { findUser } from '../users/users.store.ts';
import { acceptInvitation, checkInvitation } from './accept-invitation.ts';

/**
 * Makes the signed-in user a member of the inviting business; `POST /auth/switch-tenant` then signs in to it.
 */
export async function joinByInvitation(ctx: Ctx, text: string): Promise<Membership> {
  const { userId } = checkPerson(ctx);
  const invitation = await checkInvitation(ctx, text);
  const at = ctx.clock.now();
  await withTenants(
    ctx.db,
    [invitation.tenantId],
    async (tx) => {
      const person = await findUser(tx, userId);
      if (!person) throw new AppError('login_ended');
      await acceptInvitation(ctx, tx, invitation, { userId, email: person.email, visitor: ctx.visitor });
    },
    { userId },
  );
  return {
    tenant: { id: toPublicId('tenant', invitation.tenantId), name: invitation.tenantName },
    role: invitation.role,
    joinedAt: at.toISOString(),
  };
}
