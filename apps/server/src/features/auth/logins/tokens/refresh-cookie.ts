import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'waqtor_refresh';
const PATH = '/api/v1/auth';

/**
 * Stores a browser's refresh token in a cookie that is HttpOnly, not sent from other sites, and sent to /auth
 * only.
 */
export function setRefreshCookie(
  reply: FastifyReply,
  token: string,
  { secure, maxAgeMs }: { secure: boolean; maxAgeMs: number },
): void {
  reply.setCookie(NAME, token, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: Math.floor(maxAgeMs / 1000),
  });
}

export function readRefreshCookie(request: FastifyRequest): string | undefined {
  return request.cookies[NAME];
}

export function clearRefreshCookie(reply: FastifyReply, { secure }: { secure: boolean }): void {
  reply.clearCookie(NAME, { path: PATH, httpOnly: true, sameSite: 'strict', secure });
}
