import type { JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Secrets } from '../../../../platform/crypto.ts';
import { AppError } from '../../../../platform/errors.ts';
import { isUuid } from '../../../../platform/http/cursor.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { readToken, type SignedToken, signToken } from './signed-token.ts';

const LIFETIME_MS = 15 * 60_000;

/** The claims of an access token. The database is asked on every request whether the login is still valid. */
export interface LoginClaims {
  userId: string;
  tenantId: string;
  loginId: string;
}

export function signAccessToken(platform: Platform, claims: LoginClaims): Promise<SignedToken> {
  return signToken(platform, 'access-token', claimsToJwt(claims), LIFETIME_MS);
}

/** Tokens whose signature was verified, per key, so that each is verified once, not on every request. */
const verified = new WeakMap<Secrets, LRUCache<string, JWTPayload>>();
const MAX_VERIFIED = 5_000;

export async function readAccessToken(platform: Platform, token: string): Promise<LoginClaims> {
  const { secrets, clock } = platform;
  const known = verified.get(secrets) ?? new LRUCache({ max: MAX_VERIFIED });
  verified.set(secrets, known);
  const now = Math.floor(clock.now().getTime() / 1_000);
  let payload = known.get(token);
  if (payload?.exp === undefined || payload.exp <= now) {
    payload = await readToken(platform, 'access-token', token);
    known.set(token, payload);
  }
  const claims = claimsFromJwt(payload);
  if (!claims) throw new AppError('unauthenticated');
  return claims;
}

export function claimsToJwt({ userId, tenantId, loginId }: LoginClaims): Record<string, string> {
  return { sub: userId, tenant: tenantId, login: loginId };
}

export function claimsFromJwt({ sub, tenant, login }: JWTPayload): LoginClaims | undefined {
  if (!isUuid(sub) || !isUuid(tenant) || !isUuid(login)) return undefined;
  return { userId: String(sub), tenantId: String(tenant), loginId: String(login) };
}
