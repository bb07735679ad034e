import { isUtf8 } from 'node:buffer';
import { fromPublicId } from '@waqtor/contract';
import type { InboundEvent, WebhookDialect } from '@waqtor/provider';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSameText } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Intake } from '../intake.ts';
import type { RoutedEvent } from '../routed-event.ts';
import { accountsOf, routeEvents } from './route-events.ts';
import { createKeyRing, type KeyRing, type SessionKeys } from './session-keys.ts';

/** Meta sends up to 3 MB. */
const MAX_BODY = 3 * 1024 * 1024 + 64 * 1024;
const MAX_ACCOUNTS = 1_000;
const OK = '{"success":true}';

/**
 * The door for WhatsApp, outside of /api/v1: per session (`/webhooks/whatsapp/:sessionId`) and for a whole Meta app
 * (`/webhooks/whatsapp`). 200 means stored. Register it at the root; the dialect is the engine's.
 */
export function registerWebhookGateway(app: FastifyInstance, intake: Intake, dialect: WebhookDialect): void {
  const ring = createKeyRing(app.platform);
  app.addHook('onClose', async () => ring.stop());
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Whatever it calls itself: only the signature counts, and that is over the bytes.
    scope.addHook('onRequest', (request, _reply, done) => {
      request.headers['content-type'] = 'application/octet-stream';
      done();
    });
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY }, (_request, body, done) =>
      done(null, body),
    );
    const options = { schema: { hide: true }, bodyLimit: MAX_BODY };

    scope.get('/webhooks/whatsapp', options, async (request, reply) =>
      greet(request, reply, (token) => ring.knowsVerifyToken(token)),
    );
    scope.get('/webhooks/whatsapp/:sessionId', options, async (request, reply) =>
      greet(request, reply, async (token) => {
        const session = await ring.findSession(sessionIdOf(request));
        return session !== undefined && isSameText(session.verifyToken, token);
      }),
    );
    scope.post('/webhooks/whatsapp', options, async (request, reply) => {
      const proof = proofOf(request);
      await intake.submit(await eventsOfApp(ring, dialect, proof), { bytes: proof.body.length });
      return answer(reply);
    });
    scope.post('/webhooks/whatsapp/:sessionId', options, async (request, reply) => {
      const proof = proofOf(request);
      const session = await ring.findSession(sessionIdOf(request));
      await intake.submit(await eventsOfSession(ring, dialect, proof, session), { bytes: proof.body.length });
      return answer(reply);
    });
  });
}

interface Proof {
  body: Buffer;
  signature: string | undefined;
}

function proofOf({ body, headers }: FastifyRequest): Proof {
  const signature = headers['x-hub-signature-256'];
  return {
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    signature: typeof signature === 'string' ? signature : undefined,
  };
}

function sessionIdOf({ params }: FastifyRequest): string | undefined {
  return fromPublicId('session', (params as { sessionId: string }).sessionId);
}

function answer(reply: FastifyReply): FastifyReply {
  return reply.type('application/json').send(OK);
}

/** The handshake: the challenge goes back as it came, to whoever knows the verify token. */
async function greet(
  request: FastifyRequest,
  reply: FastifyReply,
  isKnown: (token: string) => Promise<boolean>,
): Promise<FastifyReply> {
  const query = request.query as Record<string, unknown>;
  const mode = query['hub.mode'];
  const token = query['hub.verify_token'];
  const challenge = query['hub.challenge'];
  if (
    mode !== 'subscribe' ||
    typeof token !== 'string' ||
    typeof challenge !== 'string' ||
    challenge.length > 1_000
  ) {
    throw new AppError('validation_failed', [
      { field: 'query', problem: 'needs hub.mode=subscribe, hub.verify_token and hub.challenge' },
    ]);
  }
  if (!(await isKnown(token))) throw new AppError('verify_token_invalid');
  return reply.type('text/plain; charset=utf-8').send(challenge);
}

/** Events of a webhook that names its session. The signature is judged before anything is parsed. */
async function eventsOfSession(
  ring: KeyRing,
  dialect: WebhookDialect,
  { body, signature }: Proof,
  session: SessionKeys | undefined,
): Promise<RoutedEvent[]> {
  // An unknown session costs the same work as a known one.
  const isProven = dialect.verifySignature(body, signature, session?.appSecret ?? 'no such session');
  if (!session) throw new AppError('not_found');
  if (!isProven) throw new AppError('invalid_signature');
  const events = read(dialect, body);
  const accounts = accountsOf(events);
  const isOnlyItself = accounts.phoneNumberIds.every((id) => id === session.phoneNumberId);
  if (isOnlyItself) return routeEvents(events, [session], session);
  // It also speaks of other numbers: theirs, when they are of this tenant and this app, else ours to keep.
  const named = await ring.find({ phoneNumberIds: accounts.phoneNumberIds });
  const ours = named.filter(
    (other) =>
      other.tenantId === session.tenantId && dialect.verifySignature(body, signature, other.appSecret),
  );
  return routeEvents(
    events,
    [session, ...ours.filter((other) => other.sessionId !== session.sessionId)],
    session,
  );
}

/** Events of a webhook of a whole Meta app: each goes to the sessions it names whose app secret has signed it. */
async function eventsOfApp(
  ring: KeyRing,
  dialect: WebhookDialect,
  { body, signature }: Proof,
): Promise<RoutedEvent[]> {
  const json = parse(body);
  if (json === undefined) throw new AppError('invalid_signature');
  const events = dialect.parse(json.value);
  const accounts = accountsOf(events);
  checkCount(accounts);
  const sessions = await ring.find(accounts);
  const fits = new Map<string, boolean>();
  for (const { appSecret } of sessions.length === 0 ? [{ appSecret: 'no such session' }] : sessions) {
    if (!fits.has(appSecret)) fits.set(appSecret, dialect.verifySignature(body, signature, appSecret));
  }
  const proven = sessions.filter((session) => fits.get(session.appSecret));
  if (proven.length === 0) throw new AppError('invalid_signature');
  return routeEvents(events, proven);
}

/** Nobody has proven anything yet: what is looked up for a stranger has a limit. */
function checkCount({ phoneNumberIds, wabaIds }: { phoneNumberIds: string[]; wabaIds: string[] }): void {
  if (phoneNumberIds.length + wabaIds.length <= MAX_ACCOUNTS) return;
  throw new AppError('validation_failed', [
    { field: 'body', problem: `names more than ${MAX_ACCOUNTS} accounts` },
  ]);
}

function parse(body: Buffer): { value: unknown } | undefined {
  if (!isUtf8(body)) return undefined;
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0; // a byte order mark
  try {
    return { value: JSON.parse(body.toString('utf8', start)) };
  } catch {
    return undefined;
  }
}

/**
 * A body that is signed and cannot be parsed is kept, as one unreadable item, and answered with 200: a refusal would only
 * bring the same bytes again for seven days.
 */
function read(dialect: WebhookDialect, body: Buffer): InboundEvent[] {
  const json = parse(body);
  if (json) return dialect.parse(json.value);
  const raw = isUtf8(body) ? { text: body.toString('utf8') } : { base64: body.toString('base64') };
  return [{ type: 'unknown', account: {}, field: '', error: 'the body is not JSON in UTF-8', raw }];
}
