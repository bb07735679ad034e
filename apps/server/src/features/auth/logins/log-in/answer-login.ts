import type { LoginResult } from '@waqtor/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from '../../../../platform/http/connections/is-secure.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { setRefreshCookie } from '../tokens/refresh-cookie.ts';
import { knownDevice, rememberDevice } from './known-device.ts';
import { IDLE_MS, type OpenLogin, presentSignedIn, type Visitor } from './start-login.ts';

export function visitorOf(request: FastifyRequest): Visitor {
  return { ip: request.ip, userAgent: request.headers['user-agent'] };
}

/** Responds with a login: a browser gets its refresh token in a cookie, a program in the body. */
export async function answerLogin(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  open: OpenLogin,
): Promise<LoginResult> {
  if (open.client === 'browser') {
    const secure = isSecure(platform, request);
    setRefreshCookie(reply, open.refreshToken.text, { secure, maxAgeMs: IDLE_MS });
  }
  return presentSignedIn(platform, open);
}

/**
 * Does the same after signing in by password or registering. It also marks the browser as known, so that its
 * failed attempts are counted separately.
 */
export function answerFirstLogin(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  open: OpenLogin,
): Promise<LoginResult> {
  if (open.client === 'browser') rememberBrowser(platform, request, reply, open.entrance.email);
  return answerLogin(platform, request, reply, open);
}

/** Marks this browser as known for this address, because the owner of the address has authenticated in it. */
export function rememberBrowser(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  email: string,
): void {
  const device = knownDevice(platform.secrets, request, email);
  rememberDevice(platform.secrets, reply, { email, device, secure: isSecure(platform, request) });
}
