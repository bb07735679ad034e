import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findSignedInMember } from '../../members/index.ts';
import { recordActOf } from '../../security-log/index.ts';
import { loginExpiry, type OpenLogin, type Visitor } from './log-in/start-login.ts';
import { endLogin, lockLogin, rotateLogin } from './logins.store.ts';
import { nextRefreshToken, parseRefreshToken, type RefreshToken } from './tokens/refresh-token.ts';

/**
 * How long the previous token still returns the same successor. This covers two tabs that refresh at the same
 * time, and lost responses.
 */
const GRACE_MS = 10_000;

/**
 * Exchanges a refresh token for its successor. Throws `unauthenticated` for a token that this server did not
 * issue, `login_ended` if the login has ended, and `refresh_token_reused`, after ending the login, if the
 * token was used before.
 */
export async function refresh(platform: Platform, visitor: Visitor, text: string): Promise<OpenLogin> {
  const token = parseRefreshToken(platform.secrets, text);
  if (!token) throw new AppError('unauthenticated');
  const outcome = await rotate(platform, visitor, token);
  // Thrown after the transaction, which must commit the end of the login whose token was reused.
  if (outcome === 'ended') throw new AppError('login_ended');
  if (outcome === 'reused') throw new AppError('refresh_token_reused');
  return outcome;
}

function rotate(
  platform: Platform,
  visitor: Visitor,
  token: RefreshToken,
): Promise<OpenLogin | 'ended' | 'reused'> {
  const { tenantId, loginId } = token;
  const now = platform.clock.now();
  return withTenants(platform.db, [tenantId], async (tx) => {
    const login = await lockLogin(tx, tenantId, loginId);
    if (!login || login.revokedAt || login.expiresAt <= now) return 'ended';
    const next = nextRefreshToken(platform.secrets, token);
    const isLast = login.tokenHash.equals(token.hash);
    const isRepeat =
      login.previousTokenHash?.equals(token.hash) === true &&
      login.tokenHash.equals(next.hash) &&
      now.getTime() - login.rotatedAt.getTime() <= GRACE_MS;
    if (!isLast && !isRepeat) {
      await endLogin(tx, tenantId, loginId, 'reused', now);
      wakeUp(tx, 'login', login.userId);
      await recordActOf(platform, tx, {
        action: 'login.refresh_token_reused',
        tenantId,
        actor: { kind: 'anonymous', id: null },
        target: { kind: 'user', id: login.userId },
        visitor,
        details: { loginId: toPublicId('login', loginId) },
      });
      return 'reused';
    }
    if (isLast) {
      await rotateLogin(tx, tenantId, loginId, {
        tokenHash: next.hash,
        previousTokenHash: token.hash,
        rotatedAt: now,
        expiresAt: loginExpiry(login.createdAt, now),
      });
    }
    const entrance = await findSignedInMember(tx, tenantId, login.userId);
    return entrance ? { entrance, client: login.client, loginId, refreshToken: next } : 'ended';
  });
}
