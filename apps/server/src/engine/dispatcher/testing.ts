import { type SessionSettings, toPublicId } from '@waqtor/contract';
import type { Database } from '@waqtor/db';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import type { RunningSandbox } from '@waqtor/sandbox';
import { type TestDatabase, until } from '@waqtor/testing';
import { type EngineName, type Engines, sealCredentials } from '../../features/sessions/index.ts';
import { newId } from '../../platform/ids.ts';
import { buildTenant, type TestPlatform } from '../../platform/testing.ts';

export const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);

/** A session of a new tenant that speaks to a number of the sandbox, fast enough that no test waits for its rate. */
export interface SendingSession {
  tenantId: string;
  sessionId: string;
  pnid: string;
}

export async function buildSendingSession(
  database: TestDatabase,
  platform: TestPlatform,
  sandbox: RunningSandbox,
  settings: Partial<SessionSettings> = {},
): Promise<SendingSession> {
  const number = sandbox.admin.createNumber({ rules: 'off' });
  const tenantId = await buildTenant(database);
  const sessionId = newId();
  const credentials = sealCredentials(platform.secrets, sessionId, {
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
    verifyToken: number.verifyToken,
    graphBaseUrl: sandbox.url,
    graphVersion: 'v26.0',
  });
  await database.admin.db
    .insertInto('sessions')
    .values({
      id: sessionId,
      tenantId,
      engine: 'cloud',
      name: 'Shop',
      state: 'connected',
      phoneNumberId: number.pnid,
      wabaId: number.wabaId,
      credentials,
      settings: JSON.stringify({ messagesPerSecond: 100_000, pairRateLimited: false, ...settings }),
    })
    .execute();
  await database.admin.db.insertInto('lanes').values({ sessionId, tenantId }).execute();
  return { tenantId, sessionId, pnid: number.pnid };
}

export interface Thread {
  contactId: string;
  conversationId: string;
  phone: string;
}

let phones = 0;

/** Customers with a conversation each whose window is open for a day of the test's clock. */
export async function buildThreads(
  database: TestDatabase,
  { tenantId, sessionId }: SendingSession,
  count: number,
  at: Date,
): Promise<Thread[]> {
  const threads = Array.from({ length: count }, () => {
    phones += 1;
    return { contactId: newId(), conversationId: newId(), phone: `+2126${String(phones).padStart(8, '0')}` };
  });
  const { db } = database.admin;
  await db
    .insertInto('contacts')
    .values(threads.map((it) => ({ id: it.contactId, tenantId, phone: it.phone })))
    .execute();
  await db
    .insertInto('conversations')
    .values(
      threads.map((it) => ({
        id: it.conversationId,
        tenantId,
        sessionId,
        contactId: it.contactId,
        lastMessageAt: at,
        windowExpiresAt: new Date(at.getTime() + 86_400_000),
      })),
    )
    .execute();
  return threads;
}

export interface QueueOptions {
  priority?: 0 | 1;
  content?: unknown;
  dueAt?: Date;
  replyTo?: string;
}

/** Queues one message per thread and text, in that order, past the API; the ids in the same order. */
export async function queueTexts(
  database: Pick<TestDatabase, 'admin'> | { admin: Database },
  { tenantId, sessionId }: SendingSession,
  messages: readonly ({ thread: Thread; text: string } & QueueOptions)[],
  now: Date,
): Promise<string[]> {
  const ids = messages.map(() => newId());
  const { db } = database.admin;
  const rows = messages.map((message, i) => ({ ...message, id: ids[i] as string }));
  for (let start = 0; start < rows.length; start += 1_000) {
    const some = rows.slice(start, start + 1_000);
    await db
      .insertInto('messages')
      .values(
        some.map(({ id, thread, text, content, dueAt }) => ({
          id,
          tenantId,
          sessionId,
          conversationId: thread.conversationId,
          contactId: thread.contactId,
          direction: 'out' as const,
          origin: 'agent' as const,
          kind: (content as { type?: string } | undefined)?.type ?? 'text',
          text,
          content: JSON.stringify(content ?? { type: 'text', text }),
          scheduledAt: dueAt ?? null,
          at: dueAt ?? now,
        })),
      )
      .execute();
    await db
      .insertInto('outbox')
      .values(
        some.map(({ id, thread, priority = 0, dueAt }) => ({
          messageId: id,
          tenantId,
          sessionId,
          conversationId: thread.conversationId,
          contactId: thread.contactId,
          priority,
          state: dueAt && dueAt > now ? ('waiting' as const) : ('queued' as const),
          dueAt: dueAt ?? now,
        })),
      )
      .execute();
  }
  return ids;
}

export async function messageOf(database: TestDatabase, id: string) {
  return database.admin.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function outboxOf(database: TestDatabase, id: string) {
  return database.admin.db.selectFrom('outbox').selectAll().where('messageId', '=', id).executeTakeFirst();
}

/** Waits until a message looks so. */
export function untilMessage(
  database: TestDatabase,
  id: string,
  holds: (row: Awaited<ReturnType<typeof messageOf>>) => boolean,
  what = 'the message to change',
): ReturnType<typeof messageOf> {
  return until(
    async () => {
      const row = await messageOf(database, id);
      return holds(row) ? row : undefined;
    },
    { what },
  );
}

/** The texts the sandbox accepted for one customer, in order. */
export function acceptedTexts(sandbox: RunningSandbox, phone: string, pnid: string): string[] {
  return sandbox.admin
    .thread(phone, pnid)
    .filter((entry) => entry.direction === 'out')
    .map((entry) => String((entry.content as { text?: { body?: string } }).text?.body));
}

/** How often the sandbox accepted a send that carried this message's id, whichever try it was. */
export function timesAccepted(sandbox: RunningSandbox, messageId: string): number {
  const id = toPublicId('message', messageId);
  return sandbox.ledger.sends({ limit: 0 }).filter((send) => send.callbackData?.split('.')[0] === id).length;
}
