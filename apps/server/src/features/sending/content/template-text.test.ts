import { toPublicId } from '@waqtor/contract';
import type { EngineDefinition } from '@waqtor/provider';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { startSandbox } from '@waqtor/sandbox';
import { buildConversation, buildMember, testDatabase } from '@waqtor/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { buildHttp, listEvents } from '../../../platform/testing-rows.ts';
import { addHooks, createParts } from '../../../roles/register-api.ts';
import { buildSendingSession } from '../../../workers/dispatcher/testing-rows.ts';
import { createIntake } from '../../../workers/intake/index.ts';
import { buildInboundMessage } from '../../../workers/intake/testing.ts';
import { registerMessageRoutes } from '../../messages/index.ts';
import { registerSearchRoutes } from '../../search/index.ts';
import { createProviders, type EngineName, type Engines } from '../../sessions/index.ts';
import { registerTemplateRoutes } from '../../templates/index.ts';
import { registerSendingRoutes } from '../index.ts';

/* The rendered content of a template is stored with the message. */

const engines: Engines = new Map<EngineName, EngineDefinition>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database);
const providers = createProviders(platform, engines);
const sandbox = await startSandbox({ seed: 17 });
const intake = createIntake(platform);
const parts = createParts(providers);
const { templates: lists } = parts;
addHooks(platform, parts);
const call = await buildHttp(platform, (app) => {
  registerMessageRoutes(app);
  registerSendingRoutes(app, engines, lists.learn);
  registerTemplateRoutes(app, lists);
  registerSearchRoutes(app);
});
afterAll(async () => {
  await intake.stop();
  await providers.stop();
  await sandbox.stop();
});

let number: ReturnType<typeof sandbox.admin.createNumber>;
let at: Awaited<ReturnType<typeof buildSendingSession>>;
let agent: string;
let conversationId: string;

beforeEach(async () => {
  sandbox.admin.clearFaults();
  platform.clock.advance(120_000);
  number = sandbox.admin.createNumber({ rules: 'off' });
  at = await buildSendingSession(database, platform, { ...number, graphUrl: sandbox.url });
  agent = `${at.tenantId}/agent/${await buildMember(database, at.tenantId)}`;
  const thread = await buildConversation(database, at.tenantId, { sessionId: at.sessionId });
  conversationId = toPublicId('conversation', thread.id);
  await offer('طلبك رقم {{2}} جاهز يا {{1}}');
});

/** Makes Meta approve order_ready with this body. */
async function offer(body: string): Promise<void> {
  const response = await fetch(`${sandbox.url}/v26.0/${number.wabaId}/message_templates`, {
    method: 'POST',
    headers: { authorization: `Bearer ${number.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'order_ready',
      language: 'ar',
      category: 'UTILITY',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'متجر أطلس' },
        { type: 'BODY', text: body, example: { body_text: [['أمل', '77']] } },
        { type: 'FOOTER', text: 'شكرا' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'تأكيد' }] },
      ],
    }),
  });
  expect(response.status).toBe(200);
  await sandbox.admin.idle();
}

async function send() {
  const parameters = ['أمل', '77'].map((text) => ({ type: 'text', text }));
  const content = {
    type: 'template',
    name: 'order_ready',
    language: 'ar',
    components: [{ type: 'body', parameters }],
  };
  const answer = await call('POST', '/messages/send', { as: agent, body: { conversationId, content } });
  expect(answer.status).toBe(202);
  return read(answer.body.data.messageId);
}
const read = async (id: string) => (await call('GET', `/messages/${id}`, { as: agent })).body.data;
const WORDS = 'متجر أطلس\nطلبك رقم 77 جاهز يا أمل\nشكرا\nتأكيد';

test('the rendered text of a template message is stored, published and searchable', async () => {
  const message = await send();
  expect(message).toMatchObject({
    text: WORDS,
    content: {
      type: 'template',
      name: 'order_ready',
      rendered: {
        header: { format: 'text', text: 'متجر أطلس' },
        body: 'طلبك رقم 77 جاهز يا أمل',
        footer: 'شكرا',
        buttons: [{ type: 'quick_reply', text: 'تأكيد' }],
      },
    },
  });
  const created = (await listEvents(database, at.tenantId)).find(({ type }) => type === 'message.created');
  expect(created?.data).toMatchObject({ message: { text: WORDS } });
  const found = await call('GET', `/search?q=${encodeURIComponent('جاهز')}`, { as: agent });
  expect(JSON.stringify(found.body)).toContain(message.id);
});

test('the rendered text is added later if the templates could not be loaded in time', async () => {
  const fault = sandbox.admin.addFault({ path: 'message_templates' }, { error: 131000, httpStatus: 500 });
  const message = await send();
  expect(message).toMatchObject({ text: null, content: { type: 'template', name: 'order_ready' } });
  expect(message.content.rendered).toBeUndefined();
  sandbox.admin.removeFault(fault.id);
  const page = `/sessions/${toPublicId('session', at.sessionId)}/templates`;
  expect((await call('GET', page, { as: agent })).status).toBe(200);
  expect(await read(message.id)).toMatchObject({ text: WORDS, content: { rendered: { footer: 'شكرا' } } });
  const events = await listEvents(database, at.tenantId);
  expect(events.findLast(({ type }) => type === 'message.updated')?.data).toMatchObject({
    messageId: message.id,
    text: WORDS,
  });
});

test('the rendered text follows a template that WhatsApp reports as changed', async () => {
  await send();
  const account = { phoneNumberId: number.pnid };
  const { tenantId, sessionId } = at;
  const known = () =>
    database.admin.db.selectFrom('templates').select('name').where('sessionId', '=', sessionId).execute();
  expect(await known()).toContainEqual({ name: 'order_ready' });
  const changed = {
    type: 'account',
    account,
    field: 'message_template_components_update',
    kind: 'changed',
    raw: {},
  } as const;
  await intake.submit([{ tenantId, sessionId, event: changed }]);
  expect(await known()).toEqual([]);
  platform.clock.advance(120_000);
  expect(await send()).toMatchObject({ text: WORDS });
});

test('the templates are requested from WhatsApp once for many messages', async () => {
  // A fault that is never triggered counts the matching requests.
  const asked = sandbox.admin.addFault({ path: 'message_templates', nth: 1_000 }, { error: 131000 });
  await Promise.all([send(), send(), send()]);
  await send();
  expect(asked.seen).toBe(1);
});

test('the templates are not requested from WhatsApp for a refused message', async () => {
  const asked = sandbox.admin.addFault({ path: 'message_templates', nth: 1_000 }, { error: 131000 });
  const { id } = await database.admin.db
    .insertInto('contacts')
    .values({ id: newId(), tenantId: at.tenantId, phone: '+212600000099', blockedAt: platform.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const content = { type: 'template', name: 'never_loaded', language: 'ar' };
  const body = {
    sessionId: toPublicId('session', at.sessionId),
    contactId: toPublicId('contact', id),
    content,
  };
  const answer = await call('POST', '/messages/send', { as: agent, body });
  expect(answer.body.error.code).toBe('recipient_blocked');
  expect(asked.seen).toBe(0);
});

test('an outgoing interactive message is stored with its buttons', async () => {
  await intake.submit([
    buildInboundMessage({ tenantId: at.tenantId, sessionId: at.sessionId }, { at: platform.clock.now() }),
  ]);
  const { id } = await database.admin.db
    .selectFrom('conversations')
    .select('id')
    .where('sessionId', '=', at.sessionId)
    .where('windowExpiresAt', 'is not', null)
    .executeTakeFirstOrThrow();
  const content = {
    type: 'interactive',
    body: 'Which day?',
    action: { type: 'buttons', buttons: [{ id: '1', title: 'Monday' }] },
  };
  const body = { conversationId: toPublicId('conversation', id), content };
  const answer = await call('POST', '/messages/send', { as: agent, body });
  expect(await read(answer.body.data.messageId)).toMatchObject({ text: 'Which day?\nMonday' });
});
