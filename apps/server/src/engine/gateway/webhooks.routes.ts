import type { WebhookDialect } from '@waqtor/provider';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSameText, sha256 } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Intake } from '../intake/index.ts';
import { mentionedIn, readBody } from './read-body.ts';
import { routeEvents } from './route-events.ts';
import { createSessionKeyring, type SessionKeys } from './session-keys.ts';

/** Meta sends up to 3 MB; a little more is read so that the limit is Meta's and not ours. */
const MAX_BODY_BYTES = 3_200_000;

export interface GatewayDeps {
  intake: Pick<Intake, 'submit'>;
  /** How Meta signs and writes. */
  dialect: WebhookDialect;
}

/** Where WhatsApp calls: one address per session, and one for a whole Meta app. Outside of /api/v1. */
export function registerWebhookRoutes(app: FastifyInstance, { intake, dialect }: GatewayDeps): void {
  const { platform } = app;
  const keyring = createSessionKeyring(platform);
  app.addHook('onClose', async () => keyring.stop());
  app.register(async (scope) => {
    // The signature is over the bytes, so the bytes are what a handler gets, whatever type they claim to be.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
      (_request, body, done) => done(null, body),
    );
    const options = { bodyLimit: MAX_BODY_BYTES, schema: { hide: true } };

    scope.get<{ Params: { sessionId: string } }>(
      '/webhooks/whatsapp/:sessionId',
      options,
      async (request, reply) => {
        const keys = await accessKeys(request.params.sessionId);
        return shakeHands(request, reply, async (token) => isSameText(token, keys.verifyToken));
      },
    );
    scope.get('/webhooks/whatsapp', options, async (request, reply) =>
      shakeHands(request, reply, async (token) => {
        const { rows } = await platform.db.pool.query('select door_knows_verify_token($1) as known', [
          sha256(token),
        ]);
        return rows[0]?.known === true;
      }),
    );

    scope.post<{ Params: { sessionId: string } }>(
      '/webhooks/whatsapp/:sessionId',
      options,
      async (request) => {
        const addressed = await accessKeys(request.params.sessionId);
        const bytes = bytesOf(request);
        if (!fits(request, bytes, addressed)) throw new AppError('invalid_signature');
        const body = readBody(bytes);
        if ('unreadable' in body) {
          await intake.submit(routeEvents([body.unreadable], [], addressed));
          return 'EVENT_RECEIVED';
        }
        const others = mentionedIn(body.json).phoneNumberIds.filter((id) => id !== addressed.phoneNumberId);
        const candidates = others.length === 0 ? [] : await keyring.find({ phoneNumberIds: others });
        const proven = candidates.filter(
          (keys) => keys.tenantId === addressed.tenantId && fits(request, bytes, keys),
        );
        await intake.submit(routeEvents(dialect.parse(body.json), [addressed, ...proven], addressed));
        return 'EVENT_RECEIVED';
      },
    );

    scope.post('/webhooks/whatsapp', options, async (request) => {
      const bytes = bytesOf(request);
      const body = readBody(bytes);
      // Nobody can be asked for a secret when the body names nobody.
      if ('unreadable' in body) throw new AppError('malformed_json');
      const candidates = await keyring.find(mentionedIn(body.json));
      const proven = candidates.filter((keys) => fits(request, bytes, keys));
      if (proven.length === 0) throw new AppError('invalid_signature');
      await intake.submit(routeEvents(dialect.parse(body.json), proven));
      return 'EVENT_RECEIVED';
    });
  });

  async function accessKeys(id: string): Promise<SessionKeys> {
    const [keys] = await keyring.find({ sessionIds: [uuidOf('session', id)] });
    if (!keys) throw new AppError('not_found');
    return keys;
  }

  function fits(request: FastifyRequest, bytes: Uint8Array, keys: SessionKeys): boolean {
    const signature = request.headers['x-hub-signature-256'];
    return dialect.verifySignature(
      bytes,
      typeof signature === 'string' ? signature : undefined,
      keys.appSecret,
    );
  }
}

function bytesOf(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}

async function shakeHands(
  request: FastifyRequest,
  reply: FastifyReply,
  isKnown: (token: string) => Promise<boolean>,
): Promise<FastifyReply> {
  const query = request.query as Record<string, unknown>;
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
  if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string') {
    throw new AppError('validation_failed', [{ field: 'query', problem: 'is no webhook handshake' }]);
  }
  if (!(await isKnown(token))) throw new AppError('forbidden');
  // As text and never sniffed: the challenge is the caller's.
  return reply.type('text/plain; charset=utf-8').send(challenge);
}
