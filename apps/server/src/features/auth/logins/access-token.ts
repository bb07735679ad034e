import type { JWTPayload } from 'jose';
import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/http/cursor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readToken, type SignedToken, signToken } from './signed-token.ts';

const LIFETIME_MS = 15 * 60_000;

/** Who a token speaks of; whether they still may is asked of the database every time. */
export interface LoginClaims {
  userId: string;
  tenantId: string;
  loginId: string;
}

export function signAccessToken(platform: Platform, claims: LoginClaims): Promise<SignedToken> {
  return signToken(platform, 'access-token', claimsToJwt(claims), LIFETIME_MS);
}

export async function readAccessToken(platform: Platform, token: string): Promise<LoginClaims> {
  const claims = claimsFromJwt(await readToken(platform, 'access-token', token));
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
