import { type Activity, type TimelineEntry, toPublicId } from '@waqtor/contract';
import {
  buildContact,
  buildConversation,
  buildMember,
  buildMessage,
  buildTeam,
  buildTenant,
  buildWorld,
  testDatabase,
} from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { judgeEvents } from '../../../platform/events/testing.ts';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { buildHttp, listEvents } from '../../../platform/testing-rows.ts';
import { addHooks, createParts } from '../../../roles/register-api.ts';
import { registerContactMergingRoutes } from '../../contact-merging/index.ts';
import { registerTagRoutes } from '../../tags/index.ts';
import { registerTeamRoutes } from '../../teams/index.ts';
import { registerConversationRoutes } from '../index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
addHooks(platform, createParts());
const call = await buildHttp(platform, (app) => {
  registerConversationRoutes(app);
  registerContactMergingRoutes(app);
  registerTagRoutes(app);
  registerTeamRoutes(app);
});
const { db } = database.admin;
let tenant: string;
let agent: string;
let as: string;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent'] });
  tenant = tenantId;
  [{ id: agent, as }] = members;
});

const publicOf = ({ id }: { id: string }) => toPublicId('conversation', id);
const pathOf = (row: { id: string }) => `/conversations/${publicOf(row)}/timeline`;
const bulk = (rows: { id: string }[], action: object, who = as) =>
  call('POST', '/conversations/bulk', { as: who, body: { conversationIds: rows.map(publicOf), ...action } });
const isActivity = (entry: TimelineEntry) => entry.type === 'activity';

/** The activities of a conversation, oldest first. */
async function activitiesOf(row: { id: string }): Promise<Activity[]> {
  const { body } = await call('GET', pathOf(row), { as });
  return body.data
    .filter(isActivity)
    .map((entry: { activity: Activity }) => entry.activity)
    .reverse();
}

describe('the activities of a conversation', () => {
  test('say what changed, from what, by which member and when', async () => {
    const row = await buildConversation(database, tenant);
    const assigneeId = toPublicId('user', agent);
    const team = await buildTeam(database, tenant);
    const { id: tagId } = (await call('POST', '/tags', { as, body: { name: 'VIP' } })).body.data;
    const until = '2026-12-24T09:00:00.000Z';
    await bulk([row], { action: 'assign', assigneeId });
    await bulk([row], { action: 'assign_team', teamId: toPublicId('team', team) });
    await bulk([row], { action: 'tag', tagIds: [tagId] });
    await bulk([row], { action: 'mark_read' });
    const snoozedAt = platform.clock.now().toISOString();
    await bulk([row], { action: 'snooze', until });
    platform.clock.advance(60_000);
    await bulk([row], { action: 'resolve' });
    await bulk([row], { action: 'resolve' });
    const activities = await activitiesOf(row);
    const actor = { type: 'member', userId: toPublicId('user', agent) };
    expect(activities).toMatchObject([
      { type: 'assignee_changed', actor, assigneeId, previous: { assigneeId: null } },
      { type: 'team_changed', teamId: toPublicId('team', team), previous: { teamId: null } },
      { type: 'tags_changed', added: [{ id: tagId, name: 'VIP', color: 'gray' }], removed: [] },
      {
        type: 'status_changed',
        at: snoozedAt,
        status: 'snoozed',
        snoozedUntil: until,
        previous: { status: 'open', snoozedUntil: null },
      },
      { status: 'resolved', snoozedUntil: null, previous: { status: 'snoozed', snoozedUntil: until } },
    ]);
    const events = await listEvents(database, tenant, 'conversation.activity_added');
    expect(events.map(({ data }) => data.activity)).toEqual(activities);
  });

  test('of a bulk action by a program name its API key', async () => {
    const rows = [await buildConversation(database, tenant), await buildConversation(database, tenant)];
    const secretHash = Buffer.from(newId());
    await db
      .insertInto('apiKeys')
      .values({
        id: tenant,
        tenantId: tenant,
        name: 'Zapier',
        role: 'agent',
        last4: 'abcd',
        secretHash,
        createdBy: agent,
      })
      .execute();
    await bulk(rows, { action: 'resolve' }, `${tenant}/agent`);
    const actor = { type: 'api_key', apiKeyId: toPublicId('apiKey', tenant), name: 'Zapier' };
    for (const row of rows) expect(await activitiesOf(row)).toMatchObject([{ actor, status: 'resolved' }]);
  });

  test('say that a team was deleted, and which contact was merged', async () => {
    const row = await buildConversation(database, tenant);
    const teamId = toPublicId('team', await buildTeam(database, tenant));
    await bulk([row], { action: 'assign_team', teamId });
    expect((await call('DELETE', `/teams/${teamId}`, { as: `${tenant}/admin` })).status).toBe(200);
    const twin = await buildContact(database, tenant, { name: 'Amina', phone: '+212600000077' });
    const { contactId } = await db
      .selectFrom('conversations')
      .select('contactId')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow();
    const { sessionId } = row;
    await buildConversation(database, tenant, { contactId: twin, sessionId });
    const body = { targetId: toPublicId('contact', contactId) };
    expect((await call('POST', `/contacts/${toPublicId('contact', twin)}/merge`, { as, body })).status).toBe(
      200,
    );
    expect(await activitiesOf(row)).toMatchObject([
      { type: 'team_changed', teamId },
      { type: 'team_changed', actor: { type: 'system' }, teamId: null, previous: { teamId } },
      { type: 'merged', actor: { type: 'member' }, contactName: 'Amina' },
    ]);
  });
});

describe('a change that is undone by the same member', () => {
  test('within 30 seconds leaves no activity', async () => {
    const rows = [
      await buildConversation(database, tenant),
      await buildConversation(database, tenant, { state: 'snoozed', snoozedUntil: new Date('2027-01-01') }),
    ];
    const { id: tagId } = (await call('POST', '/tags', { as, body: { name: 'VIP' } })).body.data;
    await bulk(rows, { action: 'resolve' });
    await bulk(rows, { action: 'assign', assigneeId: toPublicId('user', agent) });
    await bulk(rows, { action: 'tag', tagIds: [tagId] });
    platform.clock.advance(29_000);
    await bulk(rows.slice(0, 1), { action: 'reopen', undo: true });
    await bulk(rows.slice(1), { action: 'snooze', until: '2027-01-01T00:00:00.000Z', undo: true });
    await bulk(rows, { action: 'unassign' });
    await bulk(rows, { action: 'untag', tagIds: [tagId] });
    for (const row of rows) expect(await activitiesOf(row)).toEqual([]);
    const added = await listEvents(database, tenant, 'conversation.activity_added');
    const removed = await listEvents(database, tenant, 'conversation.activity_removed');
    const idOf = ({ data }: { data: { activity?: unknown } }) => (data.activity as Activity).id;
    expect(removed.map(({ data }) => data.activityId).sort()).toEqual(added.map(idOf).sort());
  });

  test('leaves both if it comes later, from another member, or does not restore what was', async () => {
    const other = await buildMember(database, tenant);
    const cases: [advanceMs: number, who: string, action: string][] = [
      [30_000, as, 'reopen'],
      [0, `${tenant}/agent/${other}`, 'reopen'],
      [0, `${tenant}/agent`, 'reopen'],
      [0, as, 'mark_pending'],
    ];
    for (const [advanceMs, who, action] of cases) {
      const row = await buildConversation(database, tenant);
      await bulk([row], { action: 'resolve' });
      platform.clock.advance(advanceMs);
      await bulk([row], { action }, who);
      expect(await activitiesOf(row), `${action} by ${who}`).toHaveLength(2);
    }
  });
});

describe('the timeline', () => {
  test('pages over messages and activities without a gap or a repetition, whatever the page size', async () => {
    const row = await buildConversation(database, tenant);
    const times = [5, 5, 4, 3, 3, 3, 2, 1, 1].map((minute) => new Date(Date.UTC(2026, 10, 20, 8, minute)));
    for (const [i, at] of times.entries()) {
      if (i % 3 === 0) await buildMessage(database, tenant, row, { at });
      else {
        const change = { kind: 'tags_changed' as const, details: JSON.stringify({ added: [], removed: [] }) };
        await db
          .insertInto('conversationActivities')
          .values({
            id: newId(),
            tenantId: tenant,
            conversationId: row.id,
            at,
            actorKind: 'system',
            ...change,
          })
          .execute();
      }
    }
    const whole = (await call('GET', pathOf(row), { as })).body;
    expect(whole.nextCursor).toBeNull();
    const instants = whole.data.map((entry: TimelineEntry) =>
      entry.type === 'message' ? entry.message.at : entry.activity.at,
    );
    expect(instants).toEqual(times.map((at) => at.toISOString()));
    for (const limit of [1, 2, 4, 8]) {
      const entries: TimelineEntry[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await call('GET', `${pathOf(row)}?limit=${limit}${cursor && `&cursor=${cursor}`}`, {
          as,
        });
        expect(body.data.length).toBeLessThanOrEqual(limit);
        entries.push(...body.data);
        cursor = body.nextCursor;
      }
      expect(entries, `pages of ${limit}`).toEqual(whole.data);
    }
  });

  test('is refused without access, for another tenant, and with an invalid cursor', async () => {
    const row = await buildConversation(database, tenant);
    expect((await call('GET', pathOf(row), {})).status).toBe(401);
    expect((await call('GET', `${pathOf(row)}?cursor=x`, { as })).body.error.code).toBe('invalid_cursor');
    const stranger = `${await buildTenant(database)}/owner`;
    expect((await call('GET', pathOf(row), { as: stranger })).status).toBe(404);
    expect((await call('GET', pathOf(row), { as: `${tenant}/viewer` })).body.data).toEqual([]);
  });
});

test('every published event matches its documented schema', async () => {
  expect((await judgeEvents(database.admin.pool)).problems).toEqual([]);
});
