import type { FastifyRequest } from 'fastify';
import { SharedQueries } from '../../../../platform/concurrency/shared-queries.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Caller, Platform } from '../../../../platform/platform.ts';
import { authenticateApiKey, isApiKey } from '../../../api-keys/index.ts';
import { chargeUnknownKey } from '../../throttling/api-key-throttle.ts';
import { findLiveLogin } from '../logins.store.ts';
import { type LoginClaims, readAccessToken } from '../tokens/access-token.ts';

/**
 * Authenticates a request: an access token or an API key as `Authorization: Bearer`, or an API key as
 * `X-Api-Key`. It is checked in the database every time, in one round trip, so an ended login, a removed
 * member or a changed role take effect immediately. Concurrent requests with the same credential share the query.
 * Throws `unauthenticated`, `token_expired`, `login_ended`, `api_key_revoked`, or `rate_limited` for too
 * many API keys that do not exist.
 */
export function authenticate(platform: Platform): (request: FastifyRequest) => Promise<Caller> {
  const queries = new SharedQueries<Caller>();
  return async (request) => {
    const credential = credentialOf(request);
    if (credential === undefined) throw new AppError('unauthenticated');
    if (!isApiKey(credential)) {
      return queries.ask(credential, async () =>
        authenticateLogin(platform, await readAccessToken(platform, credential)),
      );
    }
    try {
      return await queries.ask(credential, () => authenticateApiKey(platform, credential));
    } catch (error) {
      throw await chargeUnknownKey(platform, { key: credential, ip: request.ip }, error);
    }
  };
}

/** Returns the caller of an active login. Throws `login_ended`. */
export async function authenticateLogin(platform: Platform, claims: LoginClaims): Promise<Caller> {
  const { tenantId, userId, loginId } = claims;
  const found = await findLiveLogin(platform.db, claims, platform.clock.now());
  if (!found) throw new AppError('login_ended');
  const provenAt = found.provenAt ?? undefined;
  return { kind: 'member', tenantId, userId, loginId, role: found.role, provenAt };
}

function credentialOf({ headers }: FastifyRequest): string | undefined {
  const bearer = /^Bearer +([^ ]+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const key = headers['x-api-key'];
  // Only API keys are accepted here: a login must not be usable through a header that scripts of other sites
  // may be allowed to set.
  return typeof key === 'string' && isApiKey(key) ? key : undefined;
}
