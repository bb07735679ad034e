import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'waqtor_refresh';
const PATH = '/api/v1/auth';

/** The refresh token of a browser: out of reach for scripts and other sites, and sent to /auth alone. */
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
