import {
  type Contacts,
  type Conversations,
  type Members,
  type Messages,
  newId,
  type Sessions,
  type Teams,
  type Users,
} from '@waqtor/db';
import type { Insertable } from 'kysely';
import type { TestDatabase } from './test-database.ts';

export type Role = Insertable<Members>['role'];

/* Rows for tests, inserted bypassing row-level security; no events are announced. */

/** Inserts a tenant with an empty event log, bypassing row-level security; returns its id. */
export async function buildTenant(
  database: Pick<TestDatabase, 'admin'>,
  name = 'Café Atlas',
): Promise<string> {
  const id = newId();
  await database.admin.db.insertInto('tenants').values({ id, name }).execute();
  await database.admin.db.insertInto('eventHeads').values({ tenantId: id }).execute();
  return id;
}

/** Inserts a member with this role; returns the uuid of the user. */
export async function buildMember(
  database: Pick<TestDatabase, 'admin'>,
  tenantId: string,
  role: Role = 'agent',
  fields: Partial<Insertable<Users>> = {},
): Promise<string> {
  const id = newId();
  const { db } = database.admin;
  await db
    .insertInto('users')
    .values({ id, email: `${id}@example.com`, name: 'Salma', passwordHash: '-', ...fields })
    .execute();
  await db.insertInto('members').values({ tenantId, userId: id, role }).execute();
  return id;
}

/** Inserts a connected session without usable credentials; returns its uuid. */
export async function buildSession(
  database: Pick<TestDatabase, 'admin'>,
  tenantId: string,
  fields: Partial<Insertable<Sessions>> = {},
): Promise<string> {
  const id = newId();
  await database.admin.db
    .insertInto('sessions')
    .values({
      id,
      tenantId,
      engine: 'cloud',
      name: 'Reception',
      state: 'connected',
      phoneNumberId: id,
      credentials: Buffer.of(0),
      ...fields,
    })
    .execute();
  return id;
}

/** Inserts a team with these members; returns its uuid. */
export async function buildTeam(
  database: Pick<TestDatabase, 'admin'>,
  tenantId: string,
  userIds: readonly string[] = [],
  fields: Partial<Insertable<Teams>> = {},
): Promise<string> {
  const id = newId();
  const { db } = database.admin;
  await db
    .insertInto('teams')
    .values({ id, tenantId, name: id, nameKey: id, ...fields })
    .execute();
  for (const userId of userIds)
    await db.insertInto('teamMembers').values({ tenantId, teamId: id, userId }).execute();
  return id;
}

let made = 0;

/** Inserts a contact, with a generated phone unless one is given; returns its uuid. */
export async function buildContact(
  database: Pick<TestDatabase, 'admin'>,
  tenantId: string,
  fields: Partial<Insertable<Contacts>> = {},
): Promise<string> {
  const id = newId();
  made += 1;
  const phone = `+2126${String(10_000_000 + made)}`;
  await database.admin.db
    .insertInto('contacts')
    .values({ id, tenantId, phone, ...fields })
    .execute();
  return id;
}

/** Inserts a conversation, with a new session and contact if none is given. Returns uuids. */
export async function buildConversation(
  database: Pick<TestDatabase, 'admin'>,
  tenantId: string,
  fields: Partial<Insertable<Conversations>> = {},
): Promise<{ id: string; sessionId: string; contactId: string }> {
  const row = {
    id: newId(),
    tenantId,
    sessionId: fields.sessionId ?? (await buildSession(database, tenantId)),
    contactId: fields.contactId ?? (await buildContact(database, tenantId)),
    lastMessageAt: new Date('2026-11-20T08:00:00Z'),
    ...fields,
  };
  await database.admin.db.insertInto('conversations').values(row).execute();
  return row;
}

/** Inserts an inbound text message; returns its uuid. The conversation's columns are not updated. */
export async function buildMessage(
  database: Pick<TestDatabase, 'admin'>,
  tenantId: string,
  thread: { id: string; sessionId: string; contactId: string },
  fields: Partial<Insertable<Messages>> = {},
): Promise<string> {
  const id = newId();
  const text = fields.text ?? 'Bonjour';
  await database.admin.db
    .insertInto('messages')
    .values({
      id,
      tenantId,
      sessionId: thread.sessionId,
      conversationId: thread.id,
      contactId: thread.contactId,
      direction: 'in',
      origin: 'customer',
      kind: 'text',
      content: JSON.stringify({ type: 'text', text }),
      text,
      at: new Date('2026-11-20T08:00:00Z'),
      ...fields,
    })
    .execute();
  return id;
}
