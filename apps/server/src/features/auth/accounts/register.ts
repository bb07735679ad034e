import type { Registration } from '@waqtor/contract';
import { type Tx, violatedUnique, withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { throttleNameOf } from '../../../platform/http/connections/client-address.ts';
import { clientNetwork } from '../../../platform/http/connections/network.ts';
import { newId } from '../../../platform/ids.ts';
import { claimSetupToken, hasOwner } from '../../../platform/installation/setup-tokens.store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { acceptInvitation, addMember, findSignedInMember, insertUser } from '../../members/index.ts';
import { insertTenant } from '../../tenants/index.ts';
import { type OpenLogin, startLogin, type Visitor } from '../logins/log-in/start-login.ts';
import { checkNewPassword } from '../passwords/password-rules.ts';
import { passwordsOf } from '../passwords/passwords.ts';
import { charge, refundCharges } from '../throttling/throttle.ts';
import { checkMayRegister, type RegistrationBasis } from './may-register.ts';

/**
 * Creates an account and signs it in: as a member of the inviting business, or as the owner of a new one.
 * Throws what `checkMayRegister` throws, `validation_failed` for a weak password, `email_exists`,
 * `rate_limited`, `overloaded`.
 */
export async function register(
  platform: Platform,
  visitor: Visitor,
  input: Registration,
): Promise<OpenLogin> {
  const charged = await charge(platform, 'register', throttleNameOf(visitor.ip, input.email));
  const ground = await checkMayRegister(platform, input);
  // A registration by invitation or setup link does not count against the address's rate limit.
  if (ground.kind !== 'open') await refundCharges(platform, [charged]);
  await checkNewPassword(input.password, input.email);
  const passwordHash = await passwordsOf(platform).hash(input.password, {
    name: clientNetwork(visitor.ip).network,
    isKnown: ground.kind !== 'open',
  });
  const userId = newId();
  const tenantId = ground.kind === 'invitation' ? ground.invitation.tenantId : newId();
  const at = platform.clock.now();
  const { email, name, locale } = input;
  try {
    return await withTenants(
      platform.db,
      [tenantId],
      async (tx) => {
        if (ground.kind === 'setup') await claimSetup(tx, ground.tokenHash);
        await insertUser(tx, { id: userId, email, name, locale, passwordHash, createdAt: at });
        await enterTenant(platform, tx, ground, { tenantId, userId, at, visitor }, input);
        const entrance = await findSignedInMember(tx, tenantId, userId);
        if (!entrance) throw new Error('a new member is not visible to their own transaction');
        return startLogin(platform, tx, { entrance, client: input.client, visitor });
      },
      { userId },
    );
  } catch (error) {
    if (violatedUnique(error) === 'users_email')
      throw new AppError('email_exists', undefined, { cause: error });
    throw error;
  }
}

/**
 * The row that contains the token is the lock: of two concurrent registrations, the second one finds it
 * consumed.
 */
async function claimSetup(tx: Tx, tokenHash: string): Promise<void> {
  if (!(await claimSetupToken(tx, tokenHash)) || (await hasOwner(tx))) {
    throw new AppError('invalid_setup_token');
  }
}

async function enterTenant(
  platform: Platform,
  tx: Tx,
  ground: RegistrationBasis,
  { tenantId, userId, at, visitor }: { tenantId: string; userId: string; at: Date; visitor: Visitor },
  { email, businessName }: Registration,
): Promise<void> {
  if (ground.kind === 'invitation') {
    await acceptInvitation(platform, tx, ground.invitation, { userId, email, visitor });
    return;
  }
  if (businessName === undefined) throw new Error('the contract requires a name for every registration');
  await insertTenant(tx, { id: tenantId, name: businessName, at });
  await addMember(tx, { tenantId, userId, role: 'owner', at });
}
