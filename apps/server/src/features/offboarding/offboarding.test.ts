import { toPublicId } from '@waqtor/contract';
import { buildConversation, buildMember, buildTenant, buildWorld, testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp } from '../../platform/testing-rows.ts';
import { addHooks, createParts } from '../../roles/register-api.ts';
import { registerMemberRoutes } from '../members/index.ts';
import { registerOffboardingRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
addHooks(platform, createParts());
const call = await buildHttp(platform, (app) => {
  registerMemberRoutes(app);
  registerOffboardingRoutes(app);
});
const { db } = database.admin;

interface Group {
  type: string;
  outcome: string;
  count: number;
  items: { id: string; name: string | null }[];
}

async function buildBusyMember(tenantId: string, role: 'admin' | 'agent') {
  const userId = await buildMember(database, tenantId, role);
  const now = platform.clock.now();
  const key = (name: string, fields: object) => ({
    id: newId(),
    tenantId,
    name,
    role: 'agent' as const,
    last4: 'abcd',
    secretHash: Buffer.from(newId()),
    createdBy: userId,
    ...fields,
  });
  await db
    .insertInto('apiKeys')
    .values([key('n8n', {}), key('old', { revokedAt: now }), key('over', { expiresAt: now })])
    .execute();
  await db
    .insertInto('invitations')
    .values({
      id: newId(),
      tenantId,
      email: 'guest@example.com',
      role: 'agent',
      tokenHash: Buffer.from(newId()),
      invitedBy: userId,
      expiresAt: new Date(now.getTime() + 1_000),
    })
    .execute();
  for (const ownerId of [null, userId]) {
    const common = { tenantId, ownerId, createdBy: userId };
    await db
      .insertInto('cannedResponses')
      .values({
        id: newId(),
        ...common,
        shortcut: `hi-${ownerId}`,
        shortcutKey: `hi-${ownerId}-${userId}`,
        title: 'Hello',
        translations: '{}',
        terms: '',
      })
      .execute();
    await db
      .insertInto('macros')
      .values({ id: newId(), ...common, name: 'Close', nameKey: 'close', actions: '[]' })
      .execute();
    await db
      .insertInto('views')
      .values({ id: newId(), ...common, name: 'Mine', filters: '{}', position: 1 })
      .execute();
  }
  const conversation = await buildConversation(database, tenantId, { assigneeId: userId });
  return { userId, conversationId: toPublicId('conversation', conversation.id) };
}

test('GET /members/:id/removal-preview lists what removing the member does, with counts, and removing does exactly that', async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['owner'] });
  const [{ as }] = members;
  const { userId, conversationId } = await buildBusyMember(tenantId, 'admin');
  const path = `/members/${toPublicId('user', userId)}`;
  const { status, body } = await call('GET', `${path}/removal-preview`, { as });
  expect(status).toBe(200);
  const groups = body.data.groups as Group[];
  expect(
    groups.map(({ type, outcome, count, items }) => [type, outcome, count, items.map(({ name }) => name)]),
  ).toEqual([
    ['api_keys', 'revoked', 1, ['n8n']],
    ['invitations', 'revoked', 1, ['guest@example.com']],
    ['conversations', 'unassigned', 1, [null]],
    ['canned_responses', 'deleted', 1, []],
    ['canned_responses', 'kept', 1, ['hi-null']],
    ['macros', 'deleted', 1, []],
    ['macros', 'kept', 1, ['Close']],
    ['views', 'deleted', 1, []],
    ['views', 'kept', 1, ['Mine']],
  ]);
  expect(groups[2]?.items[0]?.id).toBe(conversationId);

  expect((await call('DELETE', path, { as })).status).toBe(200);
  const { rows } = await database.admin.pool.query(
    `select (select count(*)::int from api_keys where tenant_id = $1 and revoked_at is null) as keys,
      (select count(*)::int from invitations where tenant_id = $1) as invitations,
      (select count(*)::int from conversations where tenant_id = $1 and assignee_id is not null) as assigned,
      (select count(*)::int from canned_responses where tenant_id = $1) as answers,
      (select count(*)::int from macros where tenant_id = $1) as macros,
      (select count(*)::int from views where tenant_id = $1) as views`,
    [tenantId],
  );
  expect(rows[0]).toEqual({ keys: 0, invitations: 0, assigned: 0, answers: 1, macros: 1, views: 1 });
  expect((await call('GET', `${path}/removal-preview`, { as })).status).toBe(404);
});

test('the removal preview lists at most twenty rows of each type, and counts all', async () => {
  const tenantId = await buildTenant(database);
  const userId = await buildMember(database, tenantId, 'agent');
  for (let n = 0; n < 23; n++) await buildConversation(database, tenantId, { assigneeId: userId });
  const path = `/members/${toPublicId('user', userId)}/removal-preview`;
  const { body } = await call('GET', path, { as: `${tenantId}/agent/${userId}` });
  const assigned = (body.data.groups as Group[]).find(({ type }) => type === 'conversations');
  expect([assigned?.count, assigned?.items.length]).toEqual([23, 20]);
});

test('the removal preview is available to those who may remove the member', async () => {
  const tenantId = await buildTenant(database);
  const [admin, agent] = [
    await buildMember(database, tenantId, 'admin'),
    await buildMember(database, tenantId, 'agent'),
  ];
  const peer = await buildMember(database, tenantId, 'agent');
  const statusFor = async (userId: string, as: string) =>
    (await call('GET', `/members/${toPublicId('user', userId)}/removal-preview`, { as })).status;
  expect(await statusFor(agent, '')).toBe(401);
  expect(await statusFor(agent, `${tenantId}/admin/${admin}`)).toBe(200);
  expect(await statusFor(agent, `${tenantId}/agent/${agent}`)).toBe(200);
  expect(await statusFor(agent, `${tenantId}/agent/${peer}`)).toBe(403);
  expect(await statusFor(admin, `${tenantId}/agent/${agent}`)).toBe(403);
  const stranger = await buildTenant(database);
  expect(await statusFor(agent, `${stranger}/owner/${await buildMember(database, stranger, 'owner')}`)).toBe(
    404,
  );
  expect(await statusFor(newId(), `${tenantId}/admin/${admin}`)).toBe(404);
});
