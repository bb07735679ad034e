import { toPublicId } from '@waqtor/contract';
import {
  buildContact,
  buildConversation,
  buildMember,
  buildMessage,
  buildWorld,
  testDatabase,
} from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { registerMemberRoutes } from '../members/index.ts';
import { registerCannedResponseRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerCannedResponseRoutes(app);
  registerMemberRoutes(app);
});
let tenant: string;
let agent: string;
let as: string;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent'] });
  tenant = tenantId;
  [{ id: agent, as }] = members;
});

const hello = { shortcut: 'salut', title: 'Bonjour', translations: { fr: 'Bonjour {{contact.name}} !' } };
const add = (fields: object = {}, who = as) =>
  call('POST', '/canned-responses', { as: who, body: { ...hello, ...fields } });
const shortcuts = async (query: string, who = as) =>
  (await call('GET', `/canned-responses?${query}`, { as: who })).body.data.map(
    ({ shortcut }: { shortcut: string }) => shortcut,
  );
const nobody = `/canned-responses/${toPublicId('cannedResponse', newId())}`;

test.each([
  ['GET', '/canned-responses', undefined],
  ['POST', '/canned-responses', hello],
  ['GET', nobody, undefined],
  ['GET', `${nobody}/render?conversationId=${toPublicId('conversation', newId())}`, undefined],
  ['PATCH', nobody, { title: 'Salut' }],
  ['DELETE', nobody, undefined],
] as const)('%s %s responds 401, 403 or 404 without access', async (method, path, body) => {
  const options = body ? { body } : {};
  expect((await call(method, path, options)).status).toBe(401);
  if (path.startsWith(nobody)) expect((await call(method, path, { as, ...options })).status).toBe(404);
  if (method === 'GET') return;
  expect((await call(method, path, { as: `${tenant}/viewer`, ...options })).status).toBe(403);
});

describe('a canned response', () => {
  test('is stored with its placeholders and published as an event', async () => {
    const translations = { fr: hello.translations.fr, ar: 'أهلا {{ contact.name }}، معك {{agent.name}}' };
    const { status, body } = await add({ translations, category: 'Accueil' });
    expect(status).toBe(201);
    expect(body.data).toEqual({
      id: expect.stringMatching(/^can_/),
      shortcut: 'salut',
      category: 'Accueil',
      title: 'Bonjour',
      translations,
      placeholders: ['contact.name', 'agent.name'],
      media: null,
      scope: 'shared',
      createdBy: toPublicId('user', agent),
      createdAt: platform.clock.now().toISOString(),
      updatedAt: platform.clock.now().toISOString(),
    });
    const path = `/canned-responses/${body.data.id}`;
    expect((await call('GET', path, { as: `${tenant}/viewer` })).body.data).toEqual(body.data);
    const changed = await call('PATCH', path, { as, body: { title: 'Salut', translations: { en: 'Hi' } } });
    expect(changed.body.data).toMatchObject({ title: 'Salut', translations: { en: 'Hi' }, placeholders: [] });
    expect((await call('DELETE', path, { as })).status).toBe(200);
    expect((await call('GET', path, { as })).status).toBe(404);
    expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual([
      'canned_response.created',
      'canned_response.updated',
      'canned_response.deleted',
    ]);
  });

  test('has a unique shortcut, ignoring case', async () => {
    await add();
    const { id } = (await add({ shortcut: 'merci' })).body.data;
    for (const answer of [
      await add({ shortcut: 'SALUT' }),
      await call('PATCH', `/canned-responses/${id}`, { as, body: { shortcut: 'Salut' } }),
    ]) {
      expect([answer.status, answer.body.error.code]).toEqual([409, 'shortcut_exists']);
    }
  });

  test('is refused when empty, too long, or with an unknown placeholder', async () => {
    for (const fields of [
      { shortcut: 'deux mots' },
      { shortcut: '' },
      { title: ' ' },
      { translations: {} },
      { translations: { fr: 'x'.repeat(4_097) } },
      { translations: { de: 'Guten Tag' } },
      { mediaId: 'med_1' },
    ]) {
      expect((await add(fields)).status, JSON.stringify(fields).slice(0, 60)).toBe(400);
    }
    const unknown = await add({ translations: { fr: '{{contact.name}} {{contact.age}} {{}}' } });
    expect([unknown.status, unknown.body.error.code]).toEqual([422, 'unknown_placeholder']);
    expect(unknown.body.error.details[0].params).toEqual({
      unknown: ['contact.age', ''],
      known: ['contact.name', 'contact.phone', 'agent.name', 'business.name'],
    });
    expect((await add({ mediaId: toPublicId('media', newId()) })).status).toBe(404);
  });

  test('that is personal is invisible to others, also in the event log', async () => {
    const { id } = (await add({ scope: 'personal' })).body.data;
    const path = `/canned-responses/${id}`;
    const colleague = `${tenant}/agent/${await buildMember(database, tenant)}`;
    for (const other of [colleague, `${tenant}/owner`]) {
      expect(await shortcuts('', other)).toEqual([]);
      for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
        const options = method === 'PATCH' ? { body: { title: 'x' } } : {};
        expect((await call(method, path, { as: other, ...options })).status, method).toBe(404);
      }
    }
    expect(await shortcuts('scope=personal')).toEqual(['salut']);
    expect(await shortcuts('scope=shared')).toEqual([]);
    const audience = async () =>
      (
        await database.admin.db
          .selectFrom('events')
          .select(['type', 'audience'])
          .where('tenantId', '=', tenant)
          .orderBy('seq')
          .execute()
      ).map((event) => [event.type, event.audience]);
    expect(await audience()).toEqual([['canned_response.created', agent]]);
    await call('PATCH', path, { as, body: { scope: 'shared' } });
    expect(await shortcuts('', colleague)).toEqual(['salut']);
    await call('PATCH', path, { as, body: { scope: 'personal' } });
    expect((await audience()).slice(1)).toEqual([
      ['canned_response.updated', null],
      ['canned_response.deleted', null],
      ['canned_response.created', agent],
    ]);
    const program = await add({ shortcut: 'autre', scope: 'personal' }, `${tenant}/agent`);
    expect([program.status, program.body.error.code], 'a program has none of its own').toEqual([
      403,
      'forbidden',
    ]);
  });

  test('that is shared can be changed by its author and by admins only', async () => {
    const path = `/canned-responses/${(await add()).body.data.id}`;
    const colleague = `${tenant}/agent/${await buildMember(database, tenant)}`;
    expect((await call('PATCH', path, { as: colleague, body: { title: 'x' } })).status).toBe(403);
    expect((await call('DELETE', path, { as: colleague })).status).toBe(403);
    expect((await call('PATCH', path, { as: `${tenant}/admin`, body: { title: 'Allô' } })).status).toBe(200);
    expect((await call('PATCH', path, { as, body: { title: 'Salut' } })).status).toBe(200);
  });

  test("that is shared outlives its author's membership; personal ones are deleted", async () => {
    await add();
    await add({ shortcut: 'secret', scope: 'personal' });
    const owner = { as: `${tenant}/owner` };
    expect((await call('DELETE', `/members/${toPublicId('user', agent)}`, owner)).status).toBe(200);
    expect(await shortcuts('', `${tenant}/owner`)).toEqual(['salut']);
    const left = await database.admin.db
      .selectFrom('cannedResponses')
      .select('shortcut')
      .where('tenantId', '=', tenant)
      .execute();
    expect(left).toEqual([{ shortcut: 'salut' }]);
  });
});

describe('canned responses', () => {
  test('are listed by shortcut, page by page, and found by word prefixes', async () => {
    await add({
      shortcut: 'zone',
      title: 'Livraison à domicile',
      category: 'Envoi',
      translations: { fr: 'Nous livrons' },
    });
    await add({
      shortcut: 'Adresse',
      title: 'Où ?',
      translations: { ar: 'العنوان: شارع الحرية', fr: 'Rue de la Liberté' },
    });
    await add({ shortcut: 'prix', title: 'Tarifs', translations: { en: 'Prices' }, scope: 'personal' });
    const first = await call('GET', '/canned-responses?limit=2', { as });
    const rest = await call('GET', `/canned-responses?limit=2&cursor=${first.body.nextCursor}`, { as });
    const both = [...first.body.data, ...rest.body.data].map(({ shortcut }) => shortcut);
    expect(both).toEqual(['Adresse', 'prix', 'zone']);
    expect(rest.body.nextCursor).toBeNull();
    const found = {
      adr: ['Adresse'],
      'liv dom': ['zone'],
      liberte: ['Adresse'],
      حريه: ['Adresse'],
      pri: ['prix'],
      omicile: [],
      '%': [],
    };
    for (const [q, expected] of Object.entries(found)) {
      expect(await shortcuts(`q=${encodeURIComponent(q)}`), q).toEqual(expected);
    }
    expect(await shortcuts('category=Envoi')).toEqual(['zone']);
    expect((await call('GET', '/canned-responses?scope=maybe', { as })).status).toBe(400);
  });

  test("are rendered for a conversation in the customer's language, each placeholder once", async () => {
    const contactId = await buildContact(database, tenant, {
      name: '{{agent.name}} $& Zineb',
      phone: null,
      username: 'zineb',
      language: 'ar-MA',
    });
    const thread = await buildConversation(database, tenant, { contactId });
    const translations = {
      fr: 'Bonjour {{ contact.name }}, ici {{agent.name}} de {{business.name}}',
      ar: 'أهلا {{contact.name}} {{contact.phone}}',
    };
    const { id } = (await add({ translations })).body.data;
    const conversationId = toPublicId('conversation', thread.id);
    const render = (query: object, who = as) =>
      call('GET', `/canned-responses/${id}/render?${new URLSearchParams({ conversationId, ...query })}`, {
        as: who,
      });
    const french = 'Bonjour {{agent.name}} $& Zineb, ici Salma de Café Atlas';
    expect((await render({})).body.data).toEqual({
      text: 'أهلا {{agent.name}} $& Zineb ',
      language: 'ar',
      missingPlaceholders: ['contact.phone'],
      languageSource: 'contact',
      variants: [
        {
          text: 'أهلا {{agent.name}} $& Zineb ',
          language: 'ar',
          missingPlaceholders: ['contact.phone'],
        },
        { text: french, language: 'fr', missingPlaceholders: [] },
      ],
      media: null,
    });
    expect((await render({ language: 'fr' })).body.data).toMatchObject({
      text: french,
      language: 'fr',
      missingPlaceholders: [],
    });
    expect((await render({ language: 'en' })).body.data.language, 'which it has not').toBe('ar');
    expect((await render({ language: 'fr' }, `${tenant}/agent`)).body.data.missingPlaceholders).toEqual([
      'agent.name',
    ]);
    expect((await render({ language: 'de' })).status).toBe(400);
    expect((await render({ conversationId: toPublicId('conversation', newId()) })).status).toBe(404);
  });

  test('are rendered in the language the customer writes, if the contact has none', async () => {
    const contactId = await buildContact(database, tenant, { language: null });
    const thread = await buildConversation(database, tenant, { contactId });
    const translations = { ar: 'وعليكم السلام', en: 'Hello', fr: 'Bonjour' };
    const { id } = (await add({ translations })).body.data;
    const query = new URLSearchParams({ conversationId: toPublicId('conversation', thread.id) });
    const chosen = async () => {
      const { data } = (await call('GET', `/canned-responses/${id}/render?${query}`, { as })).body;
      return [data.language, data.languageSource];
    };
    expect((await chosen())[1]).toBe('member');
    await buildMessage(database, tenant, thread, { direction: 'in', text: 'salam 3likom, ch7al taman?' });
    expect(await chosen()).toEqual(['ar', 'messages']);
    await buildMessage(database, tenant, thread, { direction: 'out', text: 'How can I help you?' });
    expect(await chosen()).toEqual(['ar', 'messages']);
  });
});
