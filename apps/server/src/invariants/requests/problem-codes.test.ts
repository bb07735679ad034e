import { errorCodes, type Problem, problem, problemCodes } from '@waqtor/contract';
import { beforeAll, expect, test } from 'vitest';
import { registeredRoutes } from '../../platform/http/route.ts';
import { seedTenant } from '../seeds/seed-tenant.ts';
import { bearer, tokenOf } from '../test-server/callers.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/* Every entry of an error's details has a registered code, its parameters and the field. */

const { app, platform, database } = await startTestServer();
let headers: Record<string, string>;
beforeAll(async () => {
  const tenant = await seedTenant(database, platform, { passwordHash: 'none' });
  headers = bearer(await tokenOf(platform, tenant, 'owner'));
});

async function refuse(method: string, path: string, body?: unknown): Promise<Problem[]> {
  const answer = await app.inject({
    method: method as 'POST',
    url: `/api/v1${path}`,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const { error } = answer.json();
  expect([answer.statusCode, error.code]).toEqual([400, 'validation_failed']);
  return problem.array().min(1).parse(error.details);
}
const tagId = `tag_${'0'.repeat(32)}`;

test.each<[string, 'GET' | 'POST' | 'PATCH', string, unknown, Partial<Problem>]>([
  ['a field is missing', 'POST', '/tags', {}, { field: 'body.name', code: 'required' }],
  [
    'a field is unknown',
    'POST',
    '/tags',
    { name: 'a', colour: 1 },
    { field: 'body.colour', code: 'unknown_field' },
  ],
  [
    'a value has another type',
    'POST',
    '/tags',
    { name: 7 },
    { code: 'wrong_type', params: { expected: 'string' } },
  ],
  ['a text is empty', 'POST', '/tags', { name: ' ' }, { code: 'too_short', params: { min: 1 } }],
  [
    'a text is too long',
    'POST',
    '/tags',
    { name: 'x'.repeat(61) },
    { code: 'too_long', params: { max: 60 } },
  ],
  ['a text has no visible characters', 'POST', '/tags', { name: '\u2800' }, { code: 'blank' }],
  [
    'a value is not in the enum',
    'PATCH',
    '/user',
    { locale: 'de' },
    { code: 'invalid_enum_value', params: { allowed: ['ar', 'en', 'fr'] } },
  ],
  [
    'a time zone is invalid',
    'PATCH',
    '/user',
    { timeZone: '+01:00' },
    { field: 'body.timeZone', code: 'invalid_time_zone' },
  ],
  [
    'a list is too long',
    'PATCH',
    '/tenant',
    { websites: Array(3).fill('https://a.example') },
    { code: 'too_many', params: { max: 2 } },
  ],
  [
    'a URL is invalid',
    'PATCH',
    '/tenant',
    { websites: ['javascript:alert(1)'] },
    { field: 'body.websites.0', code: 'invalid_url' },
  ],
  ['an e-mail address is invalid', 'POST', '/contacts', { email: 'x' }, { code: 'invalid_email' }],
  [
    'a date and time is invalid',
    'GET',
    '/contacts?createdAfter=today',
    undefined,
    { field: 'querystring.createdAfter', code: 'invalid_datetime' },
  ],
  [
    'a number is out of range',
    'GET',
    '/tags?limit=101',
    undefined,
    { field: 'querystring.limit', code: 'too_large', params: { max: 100 } },
  ],
  [
    'an id is invalid',
    'GET',
    '/tags/nothing',
    undefined,
    { field: 'params.tagId', code: 'invalid_id', params: { resource: 'tag' } },
  ],
  [
    'an action is unknown',
    'POST',
    '/conversations/bulk',
    { action: 'close', conversationIds: [] },
    { field: 'body.action', code: 'invalid_enum_value' },
  ],
  [
    'fields exclude each other',
    'POST',
    '/macros',
    { name: 'a', actions: [{ action: 'tag', tagIds: [tagId], more: 1 }] },
    { field: 'body.actions.0.more', code: 'unknown_field' },
  ],
  [
    'a field requires another',
    'GET',
    '/contacts?attributeValue=1',
    undefined,
    { field: 'querystring.attribute', code: 'attribute_required' },
  ],
  ['a value is not a list', 'POST', '/tags', [], { field: 'body', code: 'wrong_type' }],
])('a problem has its own code: %s', async (_what, method, path, body, expected) => {
  expect(await refuse(method, path, body)).toContainEqual(expect.objectContaining(expected));
});

test('every problem of a request is listed, with its English text', async () => {
  const found = await refuse('POST', '/teams', {
    name: '',
    maxOpenConversationsPerMember: 0,
    memberIds: ['x'],
    assignment: 'random',
  });
  expect(found.map(({ field, code }) => [field, code]).sort()).toEqual([
    ['body.assignment', 'invalid_enum_value'],
    ['body.maxOpenConversationsPerMember', 'too_small'],
    ['body.memberIds.0', 'invalid_id'],
    ['body.name', 'too_short'],
  ]);
  expect(found.find(({ field }) => field === 'body.maxOpenConversationsPerMember')?.message).toBe(
    'is less than 1',
  );
});

test('every problem of every endpoint has a code', async () => {
  const codes = new Set<string>();
  for (const { method, url, operationId, body } of registeredRoutes) {
    if (!body) continue;
    for (const sent of [[], {}, { unknown: 1 }, 'text', { name: null, email: 7, tagIds: [1] }]) {
      const payload = JSON.stringify(sent);
      const path = `/api/v1${url.replace(/:(\w+)/g, 'x')}`;
      const contentType = { 'content-type': 'application/json' };
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...headers, ...contentType },
        payload,
      });
      if (answer.statusCode < 400) continue;
      const { success, data = [] } = problem.array().safeParse(answer.json().error.details);
      expect(success, `${operationId}: ${answer.body}`).toBe(true);
      for (const { code } of data) codes.add(code);
    }
  }
  expect(
    [...codes].filter((code) => ![...problemCodes, ...errorCodes].some((known) => known === code)),
  ).toEqual([]);
  expect(codes.size).toBeGreaterThan(4);
});
