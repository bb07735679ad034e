import type { SessionSettings } from '@waqtor/contract';
import type { Database } from '@waqtor/db';
import { buildSession, buildTenant, type TestDatabase } from '@waqtor/testing';
import { sealCredentials } from '../../features/sessions/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';

/* Inserts the rows that a send queue works on, bypassing the API and row-level security. */

/**
 * A session of a new tenant, connected to a sandbox number. Its rate limit is so high that no test waits for
 * it.
 */
export interface SendingSession {
  tenantId: string;
  sessionId: string;
  pnid: string;
}

export async function buildSendingSession(
  database: Pick<TestDatabase, 'admin'>,
  platform: Pick<Platform, 'secrets'>,
  number: {
    pnid: string;
    wabaId: string;
    token: string;
    appSecret: string;
    verifyToken: string;
    graphUrl: string;
  },
  settings: Partial<SessionSettings> = {},
): Promise<SendingSession> {
  const tenantId = await buildTenant(database);
  const sessionId = newId();
  const credentials = sealCredentials(platform.secrets, sessionId, {
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
    verifyToken: number.verifyToken,
    graphBaseUrl: number.graphUrl,
    graphVersion: 'v26.0',
  });
  await buildSession(database, tenantId, {
    id: sessionId,
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    credentials,
    settings: JSON.stringify({ messagesPerSecond: 100_000, enforcePairRateLimit: false, ...settings }),
  });
  await database.admin.db.insertInto('sendQueues').values({ sessionId, tenantId }).execute();
  return { tenantId, sessionId, pnid: number.pnid };
}

export interface Thread {
  contactId: string;
  conversationId: string;
  phone: string;
}

let phones = 0;

/** Inserts contacts with one conversation each, whose window is open for one day of the test clock. */
export async function buildThreads(
  { admin }: { admin: Database },
  { tenantId, sessionId }: SendingSession,
  count: number,
  at: Date,
): Promise<Thread[]> {
  const threads = Array.from({ length: count }, () => {
    phones += 1;
    return { contactId: newId(), conversationId: newId(), phone: `+2126${String(phones).padStart(8, '0')}` };
  });
  const { db } = admin;
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

/**
 * Queues one message per conversation and text in that order, bypassing the API; returns the ids in the same
 * order.
 */
export async function queueTexts(
  { admin }: { admin: Database },
  { tenantId, sessionId }: SendingSession,
  messages: readonly ({ thread: Thread; text: string } & QueueOptions)[],
  now: Date,
): Promise<string[]> {
  const ids = messages.map(() => newId());
  const { db } = admin;
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
