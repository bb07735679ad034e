import { type Credentials, type ErrorCode, fromPublicId } from '@waqtor/contract';
import { type Tx, withTenants } from '@waqtor/db';
import { AppError } from '../../../../platform/errors.ts';
import type { Platform } from '../../../../platform/platform.ts';
import {
  acceptInvitation,
  type CheckedInvitation,
  checkInvitation,
  findAccount,
  findSignedInMember,
  findUserId,
  listMemberships,
} from '../../../members/index.ts';
import { passwordsOf } from '../../passwords/passwords.ts';
import { type Attempt, chargeLogin } from '../../throttling/login-throttle.ts';
import { recordFailure } from '../../throttling/record-failure.ts';
import { type OpenLogin, startLogin, type Visitor } from './start-login.ts';

/**
 * Used for the queries if the address is unknown, so that it costs the same queries as a known address. No
 * user has this id.
 */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The client of a sign-in request. */
export interface LoginVisitor extends Visitor {
  /** The id of a browser that signed in with this address before. */
  device: string | undefined;
}

/**
 * Signs in by e-mail and password. The caller cannot distinguish an unknown address from a wrong password,
 * neither by content nor by timing. Throws `invalid_credentials`, `rate_limited`, `overloaded`; and, once the
 * password was correct, `not_a_member`, `not_found` for a tenant of which the user is not a member,
 * `invalid_invitation`, `already_member`.
 */
export async function logIn(
  platform: Platform,
  visitor: LoginVisitor,
  input: Credentials,
): Promise<OpenLogin> {
  const { email } = input;
  const attempt = await chargeLogin(platform, { email, ...visitor }).catch((error: unknown) => {
    if (isCode(error, 'rate_limited')) recordFailure(platform, 'login.locked_out', { email, visitor });
    throw error;
  });
  const userId = await checkPassword(platform, attempt, input).catch((error: unknown) => {
    if (isCode(error, 'invalid_credentials')) recordFailure(platform, 'login.failed', { email, visitor });
    throw error;
  });
  await attempt.succeed();
  const invitation =
    input.invitationToken === undefined ? undefined : await checkInvitation(platform, input.invitationToken);
  const tenantId = invitation?.tenantId ?? (await chooseTenant(platform, userId, input.tenantId));
  return withTenants(
    platform.db,
    [tenantId],
    async (tx) => {
      if (invitation) await join(tx, invitation);
      const entrance = await findSignedInMember(tx, tenantId, userId);
      if (!entrance) throw new AppError('not_found');
      return startLogin(platform, tx, { entrance, client: input.client, visitor });
    },
    { userId },
  );

  function join(tx: Tx, checked: CheckedInvitation): Promise<void> {
    return acceptInvitation(platform, tx, checked, { userId, email, visitor });
  }
}

function isCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}

async function checkPassword(
  platform: Platform,
  attempt: Attempt,
  { email, password }: Credentials,
): Promise<string> {
  const { db } = platform;
  const userId = await withTenants(db, [], (tx) => findUserId(tx, email), { readOnly: true });
  const account = await withTenants(db, [], (tx) => findAccount(tx, userId ?? NOBODY), {
    userId: userId ?? NOBODY,
    readOnly: true,
  });
  const isRight = await passwordsOf(platform)
    .verify(account?.passwordHash, password, attempt.source)
    .catch(async (error: unknown) => {
      await attempt.refund();
      throw error;
    });
  if (!account || !isRight) throw new AppError('invalid_credentials');
  return account.id;
}

/** Returns the requested tenant, or the one that this user joined first. */
async function chooseTenant(platform: Platform, userId: string, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined) {
    const tenantId = fromPublicId('tenant', wanted);
    if (!tenantId) throw new AppError('not_found');
    return tenantId;
  }
  const [first] = await withTenants(platform.db, [], (tx) => listMemberships(tx, userId, { limit: 1 }), {
    userId,
    readOnly: true,
  });
  if (!first) throw new AppError('not_a_member');
  return first.tenantId;
}
