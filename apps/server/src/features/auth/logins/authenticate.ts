import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import { SharedQuestions } from '../../../platform/shared-questions.ts';
import { authenticateApiKey, isApiKey } from '../../api-keys/index.ts';
import { type LoginClaims, readAccessToken } from './access-token.ts';
import { findLiveLogin } from './logins.store.ts';

/**
 * Who sent a request: an access token or an API key as `Authorization: Bearer`, or an API key as `X-Api-Key`. The
 * database is asked every time, in one round trip, so a login that was ended and a member who was removed or has
 * another role are so at once; requests with the same credential that come together share one. Throws `unauthenticated`, `token_expired`, `login_revoked` or `api_key_revoked`.
 */
export function authenticate(platform: Platform): (request: FastifyRequest) => Promise<Caller> {
  const questions = new SharedQuestions<Caller>();
  return async (request) => {
    const credential = credentialOf(request);
    if (credential === undefined) throw new AppError('unauthenticated');
    return questions.ask(credential, async () =>
      isApiKey(credential)
        ? authenticateApiKey(platform, credential)
        : authenticateLogin(platform, await readAccessToken(platform, credential)),
    );
  };
}

/** The caller of a live login; `login_revoked` otherwise. */
export async function authenticateLogin(platform: Platform, claims: LoginClaims): Promise<Caller> {
  const { tenantId, userId, loginId } = claims;
  const found = await findLiveLogin(platform.db, claims, platform.clock.now());
  if (!found) throw new AppError('login_revoked');
  const provenAt = found.provenAt ?? undefined;
  return { kind: 'member', tenantId, userId, loginId, role: found.role, provenAt };
}

function credentialOf({ headers }: FastifyRequest): string | undefined {
  const bearer = /^Bearer +([^ ]+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const key = headers['x-api-key'];
  // Here only keys count: a login must not be usable by a header that other sites may let scripts set.
  return typeof key === 'string' && isApiKey(key) ? key : undefined;
}
