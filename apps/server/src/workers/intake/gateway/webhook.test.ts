import { toPublicId } from '@waqtor/contract';
import { cloudApiEngine, sign } from '@waqtor/provider-cloud-api';
import { testDatabase } from '@waqtor/testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttp } from '../../../platform/http/server.ts';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { createIntake } from '../intake.ts';
import { buildWebhookSession, type TestSession } from '../testing.ts';
import { registerWebhookGateway } from './webhook.routes.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
await platform.wakeUps.start();
const intake = createIntake(platform);
const dialect = cloudApiEngine.webhooks;
if (!dialect) throw new Error('the engine has no webhooks');
const app = await createHttp({
  platform,
  authenticate: () => Promise.reject(new Error('webhooks are not authenticated')),
  bare: (scope) => registerWebhookGateway(scope, intake, dialect),
});
afterAll(async () => {
  await app.close();
  await intake.stop();
});
const { db } = database.admin;

let session: TestSession;
let phoneNumberId: string;
let wabaId: string;
beforeEach(async () => {
  phoneNumberId = String(Math.floor(Math.random() * 1e15));
  wabaId = String(Math.floor(Math.random() * 1e15));
  session = await buildWebhookSession(database, platform, { phoneNumberId, wabaId });
});

const addressOf = ({ sessionId }: TestSession) => `/webhooks/whatsapp/${toPublicId('session', sessionId)}`;
const post = (
  url: string,
  body: string | Buffer,
  signature = sign(body, 'app-secret'),
  type = 'application/json',
) =>
  app.inject({
    method: 'POST',
    url,
    body,
    headers: { 'content-type': type, ...(signature ? { 'x-hub-signature-256': signature } : {}) },
  });

/** Builds a webhook in Meta's format. */
function buildWebhook(
  value: object,
  given: { field?: string; phoneNumberId?: string; wabaId?: string } = {},
): string {
  const metadata = {
    display_phone_number: '15550001111',
    phone_number_id: given.phoneNumberId ?? phoneNumberId,
  };
  const change = {
    field: given.field ?? 'messages',
    value: { messaging_product: 'whatsapp', metadata, ...value },
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: given.wabaId ?? wabaId, changes: [change] }],
  });
}
const buildText = (id = `wamid.${newId()}`) => ({
  messages: [{ from: '212612345678', id, timestamp: '1697043223', type: 'text', text: { body: 'Salam' } }],
});
const messagesOf = ({ sessionId }: TestSession) =>
  db.selectFrom('messages').select(['text', 'kind']).where('sessionId', '=', sessionId).execute();
const itemsOf = ({ sessionId }: TestSession) =>
  db.selectFrom('webhookItems').selectAll().where('sessionId', '=', sessionId).execute();

describe('POST to the webhook URL of a session', () => {
  test('responds 200 once the message is stored', async () => {
    const answer = await post(addressOf(session), buildWebhook(buildText()));
    expect(answer.statusCode).toBe(200);
    expect(await messagesOf(session)).toEqual([{ text: 'Salam', kind: 'text' }]);
  });

  test('accepts any content type, also none', async () => {
    expect(
      (await post(addressOf(session), buildWebhook(buildText()), undefined, 'text/plain')).statusCode,
    ).toBe(200);
    expect((await post(addressOf(session), buildWebhook(buildText()), undefined, '')).statusCode).toBe(200);
    expect((await post(addressOf(session), buildWebhook(buildText()), undefined, ';;')).statusCode).toBe(200);
  });

  test.each([
    ['no signature', ''],
    ['another secret', sign('{}', 'another')],
    ['an invalid signature', 'sha256=zz'],
  ])('responds 401 to %s and stores nothing', async (_name, signature) => {
    const answer = await post(addressOf(session), buildWebhook(buildText()), signature);
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error.code).toBe('invalid_signature');
    expect(await messagesOf(session)).toEqual([]);
  });

  test('responds 404 for an unknown session or an invalid id', async () => {
    for (const id of [toPublicId('session', newId()), 'nonsense', toPublicId('message', session.sessionId)]) {
      const answer = await post(`/webhooks/whatsapp/${id}`, buildWebhook(buildText()));
      expect(answer.statusCode).toBe(404);
    }
  });

  test('stores a signed body that is not JSON or not UTF-8, and responds 200, so that Meta does not repeat it', async () => {
    expect((await post(addressOf(session), '{"entry": [')).statusCode).toBe(200);
    expect((await post(addressOf(session), Buffer.from([0x7b, 0xff, 0xfe]))).statusCode).toBe(200);
    const items = await itemsOf(session);
    expect(items.map((item) => item.kind)).toEqual(['unreadable', 'unreadable']);
    expect(items.map((item) => item.payload)).toEqual(
      expect.arrayContaining([{ text: '{"entry": [' }, { base64: 'e//+' }]),
    );
  });

  test("responds 413 to a body larger than Meta's limit", async () => {
    const answer = await post(addressOf(session), Buffer.alloc(3_300_000, 0x20));
    expect(answer.statusCode).toBe(413);
  });

  test('tolerates unlimited nesting', async () => {
    const deep = `{"entry":[{"changes":[{"field":"x","value":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}]}`;
    const answer = await post(addressOf(session), deep);
    expect(answer.statusCode).toBe(200);
    expect(await itemsOf(session)).toHaveLength(1);
  });

  test('assigns an item of another number of the same tenant and app to that number', async () => {
    const second = await buildWebhookSession(database, platform, {
      tenantId: session.tenantId,
      phoneNumberId: '777',
    });
    await post(addressOf(session), buildWebhook(buildText(), { phoneNumberId: '777' }));
    expect(await messagesOf(session)).toEqual([]);
    expect(await messagesOf(second)).toHaveLength(1);
  });

  test("ignores an item of another tenant's number", async () => {
    const stranger = await buildWebhookSession(database, platform, { phoneNumberId: '888' });
    await post(addressOf(session), buildWebhook(buildText(), { phoneNumberId: '888' }));
    expect(await messagesOf(stranger)).toEqual([]);
    expect(await messagesOf(session)).toEqual([]);
    expect(await itemsOf(session)).toMatchObject([{ kind: 'other_number', field: 'messages' }]);
  });

  test('uses a changed app secret immediately', async () => {
    await post(addressOf(session), buildWebhook(buildText()));
    const credentials = { appSecret: 'new-secret', verifyToken: 'new' };
    await db
      .updateTable('sessions')
      .set({ credentials: platform.secrets.seal(credentials, `session:${session.sessionId}`) })
      .where('id', '=', session.sessionId)
      .execute();
    await database.db.pool.query(`select pg_notify('waqtor_wake_up', 'session:${session.sessionId}')`);
    await expect
      .poll(async () => {
        const body = buildWebhook(buildText());
        return (await post(addressOf(session), body, sign(body, 'new-secret'))).statusCode;
      })
      .toBe(200);
    expect((await post(addressOf(session), buildWebhook(buildText()))).statusCode).toBe(401);
  });
});

describe('an account event sent to the URL of a session with another account', () => {
  const buildBan = (of: string) =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        { id: of, time: 1, changes: [{ field: 'account_update', value: { event: 'DISABLED_UPDATE' } }] },
      ],
    });
  const stateOf = async (sessionId: string) => {
    const query = 'select state from sessions where id = $1';
    return (await database.admin.pool.query<{ state: string }>(query, [sessionId])).rows[0]?.state;
  };

  test('is applied to the session with that account if the same secret signed it', async () => {
    const other = await buildWebhookSession(database, platform, {
      ...session,
      phoneNumberId: '444',
      wabaId: '44',
    });
    const before = await stateOf(session.sessionId);
    expect((await post(addressOf(session), buildBan('44'))).statusCode).toBe(200);
    expect(await itemsOf(session)).toEqual([]);
    expect([await stateOf(session.sessionId), await stateOf(other.sessionId)]).toEqual([before, 'banned']);
  });

  test('is stored and changes nothing if no session has that account', async () => {
    const before = await stateOf(session.sessionId);
    expect((await post(addressOf(session), buildBan('45'))).statusCode).toBe(200);
    expect(await itemsOf(session)).toMatchObject([{ kind: 'other_account' }]);
    expect(await stateOf(session.sessionId)).toBe(before);
  });
});

describe('POST to the webhook URL of the app', () => {
  const url = '/webhooks/whatsapp';

  test("assigns each item to its number if that number's secret signed it", async () => {
    const other = await buildWebhookSession(database, platform, {
      phoneNumberId: '999',
      appSecret: 'other-secret',
    });
    const both = JSON.parse(buildWebhook(buildText())) as { entry: unknown[] };
    const second = JSON.parse(buildWebhook(buildText(), { phoneNumberId: '999', wabaId: '5' })) as {
      entry: unknown[];
    };
    both.entry.push(...second.entry);
    const answer = await post(url, JSON.stringify(both));
    expect(answer.statusCode).toBe(200);
    expect(await messagesOf(session)).toHaveLength(1);
    expect(await messagesOf(other)).toEqual([]);
  });

  test('assigns an account event to every session of the business account', async () => {
    const sibling = await buildWebhookSession(database, platform, { phoneNumberId: '333', wabaId });
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        { id: wabaId, time: 1, changes: [{ field: 'account_update', value: { event: 'DISABLED_UPDATE' } }] },
      ],
    });
    expect((await post(url, body)).statusCode).toBe(200);
    expect(await itemsOf(session)).toHaveLength(1);
    expect(await itemsOf(sibling)).toHaveLength(1);
  });

  test('accepts it although another tenant registers the account with many numbers', async () => {
    const first = await buildWebhookSession(database, platform, {
      phoneNumberId: newId(),
      wabaId,
      appSecret: 'theirs 0',
    });
    for (let n = 1; n < 70; n += 1) {
      await buildWebhookSession(database, platform, {
        tenantId: first.tenantId,
        phoneNumberId: newId(),
        wabaId,
        appSecret: `theirs ${n}`,
      });
    }
    const mine = await buildWebhookSession(database, platform, {
      phoneNumberId: newId(),
      wabaId,
      appSecret: 'mine',
    });
    const value = { event: 'DISABLED_UPDATE' };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: wabaId, time: 2, changes: [{ field: 'account_update', value }] }],
    });
    expect((await post(url, body, sign(body, 'mine'))).statusCode).toBe(200);
    expect(await itemsOf(mine)).toHaveLength(1);
    expect(await itemsOf(first)).toEqual([]);
  });

  test('responds 401 if no session in the body signed it, or the body contains none', async () => {
    for (const body of [buildWebhook(buildText(), { phoneNumberId: '1', wabaId: '2' }), '{}', 'no json']) {
      expect((await post(url, body)).statusCode).toBe(401);
    }
    const body = buildWebhook(buildText());
    expect((await post(url, body, sign(body, 'wrong'))).statusCode).toBe(401);
  });
});

describe('the webhook verification request', () => {
  const shake = (url: string, token: string, challenge = '1158201444') =>
    app.inject({
      url: `${url}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${encodeURIComponent(challenge)}`,
    });

  test('returns the challenge unchanged', async () => {
    const token = `verify-${session.sessionId}`;
    const answer = await shake(addressOf(session), token, '<b>1 & 2</b>');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toBe('<b>1 & 2</b>');
    expect((await shake('/webhooks/whatsapp', token)).body).toBe('1158201444');
  });

  test('refuses a wrong token, an unknown session and missing parameters', async () => {
    expect((await shake(addressOf(session), 'wrong')).statusCode).toBe(403);
    expect((await shake(`/webhooks/whatsapp/${toPublicId('session', newId())}`, 'wrong')).statusCode).toBe(
      403,
    );
    expect((await shake('/webhooks/whatsapp', 'wrong')).statusCode).toBe(403);
    expect((await app.inject({ url: `${addressOf(session)}?hub.mode=subscribe` })).statusCode).toBe(400);
  });
});
