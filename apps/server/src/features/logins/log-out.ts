import { withTenants } from '@waqtor/db';
import { nudge } from '../../platform/events/nudges.ts';
import type { Platform } from '../../platform/platform.ts';
import { endLogin } from './logins.store.ts';
import { parseRefreshToken } from './refresh-token.ts';

/** Ends the login a refresh token belongs to, however old the token; a token that is not ours does nothing. */
export async function logOut(platform: Platform, refreshToken: string): Promise<void> {
  const token = parseRefreshToken(platform.secrets, refreshToken);
  if (token) await endLoginById(platform, token);
}

export function endLoginById(
  { db, clock }: Platform,
  { tenantId, loginId }: { tenantId: string; loginId: string },
): Promise<void> {
  return withTenants(db, [tenantId], async (tx) => {
    const ended = await endLogin(tx, tenantId, loginId, 'logout', clock.now());
    if (ended) nudge(tx, 'login', ended.userId);
  });
}
