import { expect, test } from 'vitest';
import { buildWorld } from './build-world.ts';
import { testDatabase } from './test-database.ts';

const database = await testDatabase();
const { db } = database.admin;

test('buildWorld creates exactly the given rows, in order, in a new tenant', async () => {
  const other = await buildWorld(database, { conversations: [{}] });
  const { tenantId, members, sessions, contacts, conversations } = await buildWorld(database, {
    name: 'Riad Zitoun',
    members: ['owner', 'agent'],
    sessions: [{ name: 'Desk' }, { state: 'disconnected' }],
    contacts: [{ name: 'Amina' }],
    conversations: [{ state: 'resolved' }, { sessionId: other.conversations[0].sessionId }],
  });
  const [owner, agent] = members;
  expect([owner.as, agent.as]).toEqual([`${tenantId}/owner/${owner.id}`, `${tenantId}/agent/${agent.id}`]);
  const rows = async (table: 'sessions' | 'contacts') =>
    (
      await db
        .selectFrom(table)
        .select(['id', 'name'])
        .where('tenantId', '=', tenantId)
        .orderBy('id')
        .execute()
    ).map(({ id, name }) => [id, name]);
  expect(await rows('sessions')).toEqual([
    [sessions[0], 'Desk'],
    [sessions[1], 'Reception'],
  ]);
  expect(await rows('contacts')).toEqual([
    [contacts[0], 'Amina'],
    [conversations[1].contactId, null],
  ]);
  expect(conversations.map(({ sessionId }) => sessionId)).toEqual([
    sessions[0],
    other.conversations[0].sessionId,
  ]);
  expect(conversations[0].contactId).toBe(contacts[0]);
});

test('buildWorld creates the session and contacts that conversations need', async () => {
  const { tenantId, conversations } = await buildWorld(database, { conversations: [{}, {}] });
  const [one, two] = conversations;
  expect(one.sessionId).toBe(two.sessionId);
  expect(one.contactId).not.toBe(two.contactId);
  const made = await db.selectFrom('conversations').select('id').where('tenantId', '=', tenantId).execute();
  expect(made.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
});
