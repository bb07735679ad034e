import { withTenants } from '@waqtor/db';
import type { Ctx } from '../../../platform/platform.ts';
import { findTenantName } from '../../tenants/index.ts';
import { findUser } from '../users/users.store.ts';
import { invitationMail } from './invitation-mail.ts';

/** Mails the link. The mail contains the inviter and the business, and nothing else. */
export async function sendInvitation(ctx: Ctx, email: string, link: string): Promise<void> {
  const inviterId = ctx.caller.kind === 'member' ? ctx.caller.userId : undefined;
  const { business, inviter } = await withTenants(
    ctx.db,
    [ctx.tenantId],
    async (tx) => ({
      business: await findTenantName(tx, ctx.tenantId),
      inviter: inviterId ? await findUser(tx, inviterId) : undefined,
    }),
    { readOnly: true },
  );
  await ctx.mail.send(
    invitationMail({
      email,
      business: business ?? '',
      inviter: inviter?.name ?? business ?? '',
      locale: inviter?.locale ?? 'en',
      link,
    }),
  );
}
