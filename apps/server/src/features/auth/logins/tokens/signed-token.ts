import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { AppError } from '../../../../platform/errors.ts';
import type { Platform } from '../../../../platform/platform.ts';

/*
 * Short-lived JWTs, signed with HS256. Every purpose has its own key, and its name as the audience, so that a
 * token issued for one purpose is not valid for another, and none can be forged without the installation's
 * secret key.
 */
export type TokenPurpose = 'access-token' | 'socket-ticket' | 'sign-up';

const ISSUER = 'waqtor';

export interface SignedToken {
  token: string;
  expiresAt: Date;
}

export async function signToken(
  { secrets, clock }: Pick<Platform, 'secrets' | 'clock'>,
  purpose: TokenPurpose,
  claims: Record<string, string>,
  lifetimeMs: number,
): Promise<SignedToken> {
  const issuedAt = Math.floor(clock.now().getTime() / 1000);
  const expiresAt = issuedAt + Math.floor(lifetimeMs / 1000);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(purpose)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(secrets.keyFor(purpose));
  return { token, expiresAt: new Date(expiresAt * 1000) };
}

/** Returns the claims of a token issued for this purpose. Throws `token_expired` or `unauthenticated`. */
export async function readToken(
  { secrets, clock }: Pick<Platform, 'secrets' | 'clock'>,
  purpose: TokenPurpose,
  token: string,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, secrets.keyFor(purpose), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: purpose,
      requiredClaims: ['exp', 'iat'],
      currentDate: clock.now(),
    });
    return payload;
  } catch (cause) {
    const code = cause instanceof errors.JWTExpired ? 'token_expired' : 'unauthenticated';
    throw new AppError(code, undefined, { cause });
  }
}
