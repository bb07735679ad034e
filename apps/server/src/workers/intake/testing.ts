import { type InboundMessage, type InboundStatus, providerId } from '@waqtor/provider';
import {
  buildContact,
  buildConversation,
  buildMessage,
  buildSession,
  buildTenant,
  type TestDatabase,
} from '@waqtor/testing';
import { sha256 } from '../../platform/crypto.ts';
import { newId } from '../../platform/ids.ts';
import type { TestPlatform } from '../../platform/testing.ts';
import type { RoutedEvent } from './batches/routed-event.ts';

export interface TestSession {
  tenantId: string;
  sessionId: string;
}

/**
 * Inserts a session of a new tenant, with encrypted credentials whose app secret is `app-secret` by default.
 */
export async function buildWebhookSession(
  database: TestDatabase,
  platform: TestPlatform,
  given: { tenantId?: string; appSecret?: string; phoneNumberId?: string; wabaId?: string } = {},
): Promise<TestSession> {
  const tenantId = given.tenantId ?? (await buildTenant(database));
  const sessionId = newId();
  const credentials = {
    appSecret: given.appSecret ?? 'app-secret',
    verifyToken: `verify-${sessionId}`,
    phoneNumberId: given.phoneNumberId ?? '1122334455667',
    wabaId: given.wabaId ?? '1234567890987654321',
  };
  await buildSession(database, tenantId, {
    id: sessionId,
    name: 'Support',
    state: 'connecting',
    phoneNumberId: credentials.phoneNumberId,
    wabaId: credentials.wabaId,
    verifyTokenHash: sha256(credentials.verifyToken),
    credentials: platform.secrets.seal(credentials, `session:${sessionId}`),
  });
  return { tenantId, sessionId };
}

let count = 0;

/** Builds a text message from a contact, with overrides. */
export function buildInboundMessage(session: TestSession, given: Partial<InboundMessage> = {}): RoutedEvent {
  count += 1;
  const event: InboundMessage = {
    type: 'message',
    account: {},
    providerId: providerId(`wamid.in.${count}`),
    origin: 'customer',
    direction: 'in',
    contact: { phone: '+212612345678', profileName: 'Amina' },
    at: new Date('2026-11-20T08:00:00Z'),
    content: { type: 'text', text: 'Salam' },
    raw: { id: given.providerId ?? `wamid.in.${count}`, from: '212612345678' },
    ...given,
  };
  return { ...session, event };
}

/** Builds a status of an outbound message, with overrides. */
export function buildInboundStatus(session: TestSession, given: Partial<InboundStatus> = {}): RoutedEvent {
  const event: InboundStatus = {
    type: 'status',
    account: {},
    providerId: providerId('wamid.out.1'),
    step: 'sent',
    at: new Date('2026-11-20T08:00:00Z'),
    contact: { phone: '+212612345678' },
    errors: [],
    raw: { id: given.providerId ?? 'wamid.out.1', status: given.step ?? 'sent' },
    ...given,
  };
  return { ...session, event };
}

/**
 * Inserts an outbound message in the state in which the send queue leaves it, with its conversation and
 * contact; returns its uuid.
 */
export async function buildOutgoing(
  database: TestDatabase,
  session: TestSession,
  given: { providerId?: string | null; phone?: string } = {},
): Promise<{ messageId: string; conversationId: string; contactId: string }> {
  const { tenantId, sessionId } = session;
  const at = new Date('2026-11-20T07:00:00Z');
  const contactId = await buildContact(database, tenantId, given.phone ? { phone: given.phone } : {});
  const thread = await buildConversation(database, tenantId, { sessionId, contactId, lastMessageAt: at });
  const messageId = await buildMessage(database, tenantId, thread, {
    direction: 'out',
    origin: 'agent',
    providerId: given.providerId ?? null,
    text: 'Hello',
    at,
  });
  return { messageId, conversationId: thread.id, contactId };
}
