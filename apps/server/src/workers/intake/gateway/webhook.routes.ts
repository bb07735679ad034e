import type { IncomingMessage } from 'node:http';
import { fieldProblem, fromPublicId } from '@waqtor/contract';
import type { WebhookDialect } from '@waqtor/provider';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordRefusal } from '../../../features/security-log/index.ts';
import { isSameText } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import { readBody } from '../../../platform/http/bodies/read-body.ts';
import { clientNetwork } from '../../../platform/http/connections/network.ts';
import type { Intake } from '../intake.ts';
import { createFailedProofs } from './failed-proofs.ts';
import { eventsOfApp, eventsOfSession, type Proof } from './read-webhook.ts';
import { createKeyRing, type KeyRing, type SessionKeys } from './session-keys.ts';
import { createUnprovenBodies } from './unproven-bodies.ts';

/** Meta sends up to 3 MB. */
const MAX_BODY = 3 * 1024 * 1024 + 64 * 1024;
const OK = '{"success":true}';

/**
 * The endpoints that receive WhatsApp's webhooks, outside /api/v1: per session
 * (`/webhooks/whatsapp/:sessionId`) and for a whole Meta app (`/webhooks/whatsapp`). A 200 response means
 * that the content is stored. Register them at the root; the engine supplies the dialect.
 */
export function registerWebhookGateway(app: FastifyInstance, intake: Intake, dialect: WebhookDialect): void {
  const ring = createKeyRing(app.platform);
  const failures = createFailedProofs({ now: () => app.platform.clock.monotonicMs() });
  const unproven = createUnprovenBodies();
  const visits = new WeakMap<FastifyRequest, WebhookRequest>();
  app.addHook('onClose', async () => ring.stop());
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Any content type is accepted: only the signature counts, and it covers the raw bytes.
    scope.addHook('onRequest', (request, _reply, done) => {
      request.headers['content-type'] = 'application/octet-stream';
      done();
    });
    scope.addHook('onError', (request, _reply, error, done) => {
      if (error instanceof AppError && error.code === 'invalid_signature') recordForgery(app, ring, request);
      done();
    });
    scope.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) => {
      const body = unproven.begin(visits.get(request)?.address ?? '');
      return readBody(payload, { maxBytes: MAX_BODY, onGrow: body.grow }).finally(body.end);
    });
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
    scope.post(
      '/webhooks/whatsapp',
      { ...options, onRequest: checkSignatureForm },
      async (request, reply) => {
        const proof = proofOf(request);
        const events = await proven(webhookRequestOf(request), () => eventsOfApp(ring, dialect, proof));
        await intake.submit(events, { bytes: proof.body.length });
        return answer(reply);
      },
    );
    scope.post(
      '/webhooks/whatsapp/:sessionId',
      { ...options, onRequest: [checkSignatureForm, findSession] },
      async (request, reply) => {
        const proof = proofOf(request);
        const visit = webhookRequestOf(request);
        const { session } = visit;
        if (!session) throw new AppError('not_found');
        const events = await proven(visit, () => eventsOfSession(ring, dialect, proof, session));
        await intake.submit(events, { bytes: proof.body.length });
        return answer(reply);
      },
    );
  });

  /** Refuses a request without a well-formed signature before its body is read. */
  function checkSignatureForm(
    request: FastifyRequest,
    _reply: FastifyReply,
    done: (error?: Error) => void,
  ): void {
    const visit = { address: clientNetwork(request.ip).address, session: undefined };
    visits.set(request, visit);
    const isSigned = dialect.isSignature(signatureOf(request));
    done(isSigned ? undefined : refusal(sourceOf(visit, 'unsigned'), new AppError('invalid_signature')));
  }

  async function findSession(request: FastifyRequest): Promise<void> {
    const visit = webhookRequestOf(request);
    visit.session = await ring.findSession(sessionIdOf(request));
    if (!visit.session) throw refusal(sourceOf(visit, 'unknown'), new AppError('not_found'));
  }

  function webhookRequestOf(request: FastifyRequest): WebhookRequest {
    const visit = visits.get(request);
    if (!visit) throw new AppError('invalid_signature');
    return visit;
  }

  /** Verifies a webhook within its source's budget of failures. A valid webhook is never refused. */
  async function proven<T>(visit: WebhookRequest, prove: () => Promise<T>): Promise<T> {
    const source = sourceOf(visit, visit.session?.sessionId ?? '');
    await failures.wait(source);
    try {
      return await prove();
    } catch (error) {
      throw error instanceof AppError && error.code === 'invalid_signature' ? refusal(source, error) : error;
    }
  }

  function refusal(source: string, error: AppError): AppError {
    const retryAfter = failures.charge(source);
    return retryAfter === undefined ? error : new AppError('rate_limited', undefined, { retryAfter });
  }
}

/** What is known about a request before its body is read. */
interface WebhookRequest {
  /** The client's address, as rate limits count it. */
  address: string;
  /** The session in the URL, if the URL contains one. */
  session: SessionKeys | undefined;
}

function sourceOf({ address }: WebhookRequest, about: string): string {
  return `${address} ${about}`;
}

/** Logged under the tenant of the session in the URL, or under none for the URL of a whole app. */
function recordForgery(app: FastifyInstance, ring: KeyRing, request: FastifyRequest): void {
  // The URL of a whole app contains no session id.
  const { sessionId: named } = request.params as { sessionId?: string };
  const sessionId = named === undefined ? undefined : fromPublicId('session', named);
  recordRefusal(app.platform, {
    action: 'webhook.signature_invalid',
    tenantId: null,
    actor: { kind: 'anonymous', id: null },
    visitor: { ip: request.ip, userAgent: request.headers['user-agent'] },
    about: sessionId ?? '',
    find: async () => {
      const session = await ring.findSession(sessionId);
      if (!session) return [];
      return [{ tenantId: session.tenantId, target: { kind: 'session', id: session.sessionId } }];
    },
  });
}

function signatureOf({ headers }: FastifyRequest): string | undefined {
  const signature = headers['x-hub-signature-256'];
  return typeof signature === 'string' ? signature : undefined;
}

function proofOf(request: FastifyRequest): Proof {
  const { body } = request;
  return {
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    signature: signatureOf(request),
  };
}

function sessionIdOf({ params }: FastifyRequest): string | undefined {
  return fromPublicId('session', (params as { sessionId: string }).sessionId);
}

function answer(reply: FastifyReply): FastifyReply {
  return reply.type('application/json').send(OK);
}

/** The verification handshake: echoes the challenge if the verify token is right. */
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
      fieldProblem('querystring', 'verification_parameters_required'),
    ]);
  }
  if (!(await isKnown(token))) throw new AppError('invalid_verify_token');
  return reply.type('text/plain; charset=utf-8').send(challenge);
}
