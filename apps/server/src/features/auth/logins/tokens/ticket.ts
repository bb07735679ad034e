import { AppError } from '../../../../platform/errors.ts';
import { isUuid } from '../../../../platform/http/cursor.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Caller, Platform } from '../../../../platform/platform.ts';
import { findLiveApiKey } from '../../../api-keys/index.ts';
import { authenticateLogin } from '../authentication/authenticate.ts';
import { claimsFromJwt, claimsToJwt } from './access-token.ts';
import { readToken, type SignedToken, signToken } from './signed-token.ts';
import { useTicket } from './tickets.store.ts';

const LIFETIME_MS = 30_000;

/**
 * Issues a one-time ticket with which this caller may open one WebSocket within 30 s. It is valid for nothing
 * else.
 */
export function issueTicket(platform: Platform, caller: Caller): Promise<SignedToken> {
  const claims =
    caller.kind === 'member' ? claimsToJwt(caller) : { key: caller.apiKeyId, tenant: caller.tenantId };
  return signToken(platform, 'socket-ticket', { ...claims, jti: newId() }, LIFETIME_MS);
}

/**
 * Returns the caller to whom a ticket was issued, if their login or key is still valid. Consumes the ticket
 * across all processes. Throws `token_expired`, `unauthenticated`, `login_ended` or `api_key_revoked`.
 */
export async function verifyTicket(platform: Platform, ticket: string): Promise<Caller> {
  const payload = await readToken(platform, 'socket-ticket', ticket);
  const { jti, exp = 0 } = payload;
  if (!isUuid(jti) || !(await useTicket(platform.db, String(jti), new Date(exp * 1000))))
    throw new AppError('unauthenticated');
  const claims = claimsFromJwt(payload);
  if (claims) return authenticateLogin(platform, claims);
  const { key, tenant } = payload;
  if (!isUuid(key) || !isUuid(tenant)) throw new AppError('unauthenticated');
  const caller = await findLiveApiKey(platform, { apiKeyId: String(key), tenantId: String(tenant) });
  if (!caller) throw new AppError('api_key_revoked');
  return caller;
}
