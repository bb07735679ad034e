import { AppError } from '../../platform/errors.ts';
import { isUuid } from '../../platform/http/cursor.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { findLiveApiKey } from '../api-keys/index.ts';
import { claimsFromJwt, claimsToJwt } from './access-token.ts';
import { authenticateLogin } from './authenticate.ts';
import { readToken, type SignedToken, signToken } from './signed-token.ts';

const LIFETIME_MS = 30_000;

/** A ticket with which this caller opens a socket within 30 s; it opens nothing else. */
export function issueTicket(platform: Platform, caller: Caller): Promise<SignedToken> {
  const claims =
    caller.kind === 'member' ? claimsToJwt(caller) : { key: caller.apiKeyId, tenant: caller.tenantId };
  return signToken(platform, 'socket-ticket', claims, LIFETIME_MS);
}

/**
 * The caller a ticket speaks of, if their login or key is still alive. Throws `token_expired`, `unauthenticated`,
 * `login_revoked` or `api_key_revoked`.
 */
export async function verifyTicket(platform: Platform, ticket: string): Promise<Caller> {
  const payload = await readToken(platform, 'socket-ticket', ticket);
  const claims = claimsFromJwt(payload);
  if (claims) return authenticateLogin(platform, claims);
  const { key, tenant } = payload;
  if (!isUuid(key) || !isUuid(tenant)) throw new AppError('unauthenticated');
  const caller = await findLiveApiKey(platform, { apiKeyId: String(key), tenantId: String(tenant) });
  if (!caller) throw new AppError('api_key_revoked');
  return caller;
}
