import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomToken, type Secrets } from '../../../../platform/crypto.ts';

/*
 * A browser that has signed in keeps a cookie as evidence, one per user. Its failed attempts are counted
 * separately, so nobody else can exhaust the attempts of a known browser, not even from the same network. The
 * cookie does not authenticate its user.
 */
const LIFETIME_S = 180 * 86_400;
const PURPOSE = 'known-device';

/** Returns the id of this browser, if it has signed in with this address before. */
export function knownDevice(secrets: Secrets, request: FastifyRequest, email: string): string | undefined {
  const [id, signature] = request.cookies[cookieName(secrets, email)]?.split('.') ?? [];
  if (!id || !signature || !secrets.verify(PURPOSE, subject(id, email), signature)) return undefined;
  return id;
}

/** Marks this browser as known, or extends the time for which it counts as known. */
export function rememberDevice(
  secrets: Secrets,
  reply: FastifyReply,
  { email, device, secure }: { email: string; device: string | undefined; secure: boolean },
): void {
  const id = device ?? randomToken();
  reply.setCookie(cookieName(secrets, email), `${id}.${secrets.sign(PURPOSE, subject(id, email))}`, {
    path: '/api/v1/auth',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: LIFETIME_S,
  });
}

function cookieName(secrets: Secrets, email: string): string {
  return `waqtor_device_${secrets.sign('known-device-name', email.toLowerCase()).slice(0, 8)}`;
}

function subject(id: string, email: string): string {
  return `${id}:${email.toLowerCase()}`;
}
