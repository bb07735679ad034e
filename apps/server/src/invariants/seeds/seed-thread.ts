import { type IdKind, messageMediaUpdated, toPublicId } from '@waqtor/contract';
import type { TestDatabase } from '@waqtor/testing';
import { presentNewMedia } from '../../features/media/index.ts';
import { sealCredentials } from '../../features/sessions/index.ts';
import { sha256 } from '../../platform/crypto.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ProviderInput } from './seed-tenant.ts';

interface Wanted {
  tenantId: string;
  canary: string;
  agent: string;
  providerInput: ProviderInput;
  nth: number;
}

const HOUR_MS = 3_600_000;

/** Inserts a session with a contact, their conversation, and everything else that belongs to a session. */
export async function seedThread(
  { admin: { db } }: TestDatabase,
  { secrets, clock }: Platform,
  { tenantId, canary, agent, providerInput, nth }: Wanted,
) {
  const at = clock.now();
  const tenant = { tenantId };
  const [session, contact, otherContact, conversation] = [newId(), newId(), newId(), newId()];
  const mergeSuggestion = newId();
  const [message, failedMessage, queuedMessage, media, webhookItem, sessionError] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  const phone = (last: number) => `+21266${String(nth).padStart(6, '0')}${last}`;
  const { phoneNumberId, wabaId } = providerInput;
  await db
    .insertInto('sessions')
    .values({
      id: session,
      tenantId,
      engine: 'cloud',
      name: `${canary} desk`,
      state: 'connected',
      stateReason: `${canary} is well`,
      phoneNumber: phone(0),
      phoneNumberId,
      wabaId,
      credentials: sealCredentials(secrets, session, {
        ...providerInput,
        graphVersion: 'v26.0',
        verifyToken: `${canary}-verify`,
      }),
      stateReports: JSON.stringify({
        alert: { code: 'account_alert', reason: `${canary} alert`, at: at.toISOString() },
      }),
      health: JSON.stringify({ displayName: `${canary} Café` }),
      createdAt: at,
      checkedAt: at,
    })
    .execute();
  const ofSession = { ...tenant, sessionId: session };
  const contactRow = {
    id: contact,
    tenantId,
    phone: phone(1),
    bsuid: `MA.${canary}`,
    parentBsuid: `MA.ENT.${canary}`,
    lid: `${canary}@lid`,
    username: `${canary}.amina`,
    name: `${canary} Amina`,
    profileName: `${canary} A.`,
    email: `${canary}@example.org`,
    createdAt: at,
  };
  await db
    .insertInto('contacts')
    .values([
      { ...contactRow, language: 'fr', attributes: JSON.stringify({ [canary]: canary }) },
      { id: otherContact, tenantId, phone: phone(2), suppressedReason: `${canary} said stop`, createdAt: at },
      { id: newId(), tenantId, groupId: `${canary}-group`, createdAt: at },
    ])
    .execute();
  await db
    .insertInto('contactAliases')
    .values({ tenantId, kind: 'username', value: `${canary}.alias`, contactId: contact })
    .execute();
  await db
    .insertInto('contactIdentitySpans')
    .values({ tenantId, kind: 'bsuid', value: `MA.${canary}.old`, contactId: contact, lastAt: at })
    .execute();
  const [contactId, otherId] = [contact, otherContact].sort() as [string, string];
  await db
    .insertInto('contactMergeSuggestions')
    .values({
      id: mergeSuggestion,
      tenantId,
      contactId,
      otherId,
      kind: 'username',
      value: `${canary}.amina`,
      createdAt: at,
    })
    .execute();
  await db
    .insertInto('conversations')
    .values({
      id: conversation,
      ...ofSession,
      contactId: contact,
      assigneeId: agent,
      unreadCount: 1,
      windowExpiresAt: new Date(at.getTime() + HOUR_MS),
      lastInboundAt: at,
      lastInboundProviderId: `wamid.${canary}.1`,
      readReceiptId: `wamid.${canary}.1`,
      lastMessageAt: at,
      lastMessageId: message,
      createdAt: at,
    })
    .execute();
  const thread = { ...ofSession, conversationId: conversation, contactId: contact };
  const document = { type: 'document', caption: `${canary} menu`, filename: `${canary}.pdf` };
  const messageRow = { id: message, tenantId, conversationId: conversation, text: `${canary} menu`, at };
  const outgoing = { ...thread, direction: 'out', origin: 'agent', kind: 'text', authorId: agent } as const;
  const text = JSON.stringify({ type: 'text', text: `${canary} salam` });
  await db
    .insertInto('messages')
    .values([
      {
        ...messageRow,
        ...thread,
        direction: 'in',
        origin: 'customer',
        kind: 'document',
        groupId: `${canary}-group`,
        providerId: `wamid.${canary}.1`,
        replyToProviderId: `wamid.${canary}.0`,
        content: JSON.stringify(document),
        raw: JSON.stringify({ id: `wamid.${canary}.1`, document }),
      },
      {
        id: failedMessage,
        ...outgoing,
        providerId: `wamid.${canary}.2`,
        targetProviderId: `wamid.${canary}.1`,
        text: `${canary} salam`,
        content: text,
        ack: -1,
        statuses: JSON.stringify({ failed: { at: at.toISOString(), raw: { canary } } }),
        error: JSON.stringify({ reason: 'rejected', code: 1, message: canary, details: canary }),
        at,
      },
      { id: queuedMessage, ...outgoing, text: `${canary} later`, content: text, at },
    ])
    .execute();
  await db
    .insertInto('media')
    .values({
      id: media,
      ...ofSession,
      messageId: message,
      conversationId: conversation,
      providerMediaId: `${canary}-1`,
      sourceUrl: `https://${canary}.example/menu.pdf`,
      declaredMimeType: 'application/pdf',
      declaredSha256: `${canary}-sha`,
      filename: `${canary}.pdf`,
      state: 'stored',
      storageKey: `${tenantId}/${canary}`,
      mimeType: 'application/pdf',
      size: 30,
      sha256: `${canary}-sha`,
      error: `${canary} was slow`,
    })
    .execute();
  await db
    .insertInto('abandonedFiles')
    .values({ tenantId, storageKey: `${tenantId}/${canary}-old`, abandonedAt: at })
    .execute();
  await db
    .insertInto('sendQueues')
    .values({ ...ofSession, owner: canary, pauseReason: `${canary} waits`, pausedUntil: at })
    .execute();
  await db
    .insertInto('outbox')
    .values({
      ...thread,
      messageId: queuedMessage,
      state: 'waiting',
      dueAt: new Date(at.getTime() + HOUR_MS),
      lastError: JSON.stringify({ message: canary }),
    })
    .execute();
  await db
    .insertInto('waitingStatuses')
    .values({
      id: newId(),
      ...ofSession,
      providerId: `wamid.${canary}.9`,
      fingerprint: sha256(canary),
      step: 'read',
      contactId: contact,
      groupId: canary,
      errors: JSON.stringify([{ code: 1, title: canary }]),
      status: JSON.stringify({ id: `wamid.${canary}.9` }),
      party: JSON.stringify({ bsuid: `MA.${canary}` }),
      at,
    })
    .execute();
  await db
    .insertInto('contactBlocks')
    .values({
      ...ofSession,
      contactId: contact,
      wanted: 'unblocked',
      state: 'refused',
      error: `${canary} could not be unblocked`,
      nextAttemptAt: at,
    })
    .execute();
  await db
    .insertInto('webhookItems')
    .values({
      id: webhookItem,
      ...ofSession,
      fingerprint: sha256(canary),
      field: `${canary}_update`,
      kind: `${canary}_kind`,
      contactId: contact,
      payload: JSON.stringify({ word: canary }),
      error: `${canary} is unheard of`,
      receivedAt: at,
    })
    .execute();
  await db
    .insertInto('sessionErrors')
    .values({
      id: sessionError,
      ...ofSession,
      source: `${canary} send queue`,
      code: `${canary}_code`,
      message: `${canary} broke`,
      details: JSON.stringify({ canary }),
      at,
    })
    .execute();
  await db.insertInto('eventHeads').values({ tenantId, seq: 2 }).execute();
  for (const seq of [1, 2]) {
    const event = messageMediaUpdated({
      messageId: toPublicId('message', newId()),
      conversationId: toPublicId('conversation', conversation),
      media: presentNewMedia(newId(), { filename: canary }),
    });
    await db
      .insertInto('events')
      .values({
        tenantId,
        seq,
        topic: event.topic,
        type: event.type,
        data: JSON.stringify(event.data),
        at,
      })
      .execute();
  }
  await db
    .insertInto('idempotencyKeys')
    .values({
      tenantId,
      actor: `user:${canary}`,
      key: canary,
      requestHash: sha256(canary),
      response: JSON.stringify({ canary }),
    })
    .execute();
  const uuids = {
    session,
    contact,
    otherContact,
    mergeSuggestion,
    conversation,
    message,
    failedMessage,
    queuedMessage,
    media,
    webhookItem,
    sessionError,
  } satisfies Partial<Record<IdKind, string>> & Record<string, string>;
  return { uuids, storageKey: `${tenantId}/${canary}`, message: messageRow, contact: contactRow };
}
