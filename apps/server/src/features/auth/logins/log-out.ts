import { withTenants } from '@waqtor/db';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import type { Platform } from '../../../platform/platform.ts';
import { recordActOf } from '../../security-log/index.ts';
import type { Visitor } from './log-in/start-login.ts';
import { endLogin } from './logins.store.ts';
import { parseRefreshToken } from './tokens/refresh-token.ts';

/**
 * Ends the login of a refresh token, however old the token is. No-op for a token that this server did not
 * issue.
 */
export async function logOut(platform: Platform, visitor: Visitor, refreshToken: string): Promise<void> {
  const token = parseRefreshToken(platform.secrets, refreshToken);
  if (!token) return;
  const { tenantId, loginId } = token;
  await withTenants(platform.db, [tenantId], async (tx) => {
    const ended = await endLogin(tx, tenantId, loginId, 'logout', platform.clock.now());
    if (!ended) return;
    wakeUp(tx, 'login', ended.userId);
    await recordActOf(platform, tx, {
      action: 'login.ended',
      tenantId,
      actor: { kind: 'member', id: ended.userId },
      target: { kind: 'login', id: loginId },
      visitor,
      details: { reason: 'logout' },
    });
  });
}
