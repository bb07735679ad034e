import type { Tx } from '@waqtor/db';
import { newId } from '../../../platform/ids.ts';
import { RoundTrip } from '../../../platform/round-trip.ts';
import { contactDocument, messageDocument, writingDocuments } from '../../../platform/search/index.ts';
import { announceContactCreated, type ContactRow, insertAddressees } from '../../contacts/index.ts';
import {
  announceConversationCreated,
  type ConversationRow,
  insertConversationBatch,
  type LastMessage,
  presentConversation,
  setLastMessageBatch,
} from '../../conversations/index.ts';
import {
  attachMedia,
  insertSentMedia,
  type MediaRow,
  presentMedia,
  type SentMedia,
} from '../../media/index.ts';
import {
  announceLastMessage,
  announceMessageCreated,
  insertOutgoing,
  type MessageRow,
  nextMessageAt,
  presentMessage,
  textOfContent,
} from '../../messages/index.ts';
import type { AcceptOptions } from './accept-many.ts';
import type { CheckedRequest } from './check-request.ts';
import type { TargetConversation } from './find-conversations.ts';

/** Stores checked messages in this order, with everything that belongs to them; returns the rows by id. */
export async function storeAccepted(
  tx: Tx,
  accepted: readonly CheckedRequest[],
  { platform, now }: AcceptOptions,
): Promise<Map<string, MessageRow>> {
  if (accepted.length === 0) return new Map();
  const conversations = [...new Set(accepted.map(({ conversation }) => conversation))];
  const newContacts = await storeContacts(tx, conversations, now);
  const newConversations = await storeConversations(tx, conversations, now);
  const messages = accepted.map((it) => ({ ...it, row: rowOf(it, now) }));
  const trip = new RoundTrip();
  insertOutgoing(
    tx,
    trip,
    messages.map(({ row, request }) => ({
      row,
      priority: request.priority,
      dueAt: request.scheduledAt ?? now,
    })),
    now,
  );
  const documents = [
    ...[...newContacts.values()].map((row) => contactDocument(row)),
    ...messages.map(({ row }) => messageDocument(row)),
  ].filter((document) => document !== undefined);
  if (documents.length > 0) trip.add(writingDocuments(documents));
  const last = new Map<string, LastMessage>();
  for (const { row, conversation } of messages) {
    if (row.scheduledAt) continue;
    const { id, at, tenantId } = row;
    last.set(conversation.id, { conversationId: conversation.id, tenantId, messageId: id, at });
  }
  setLastMessageBatch(trip, [...last.values()], now);
  await trip.run(tx);
  const media = await storeMedia(tx, accepted);

  for (const { row, conversation } of messages) {
    announceNew(tx, conversation, newContacts, newConversations, now);
    const file = media.get(row.id);
    const presented = presentMessage(row, file && presentMedia(file, platform));
    announceMessageCreated(tx, row.tenantId, presented, now);
    if (!row.scheduledAt) announceLastMessage(tx, row.tenantId, presented, now);
  }
  return new Map(messages.map(({ row }) => [row.id, row]));
}

/** Inserts the new contacts of these conversations; returns them by id. */
async function storeContacts(
  tx: Tx,
  conversations: readonly TargetConversation[],
  now: Date,
): Promise<Map<string, ContactRow>> {
  const wanted = new Map(
    conversations.flatMap(({ customer: { id, address } }) =>
      address ? [[id, { ...address, id }] as const] : [],
    ),
  );
  const rows = await insertAddressees(tx, [...wanted.values()], now);
  if (rows.length < wanted.size) throw conflictError();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Inserts those of these conversations that are new; returns them by id. */
async function storeConversations(
  tx: Tx,
  conversations: readonly TargetConversation[],
  now: Date,
): Promise<Map<string, ConversationRow>> {
  const wanted = conversations
    .filter(({ row }) => row === undefined)
    .map(({ id, session, customer }) => ({
      id,
      tenantId: session.tenantId,
      sessionId: session.id,
      contactId: customer.id,
    }));
  const rows = await insertConversationBatch(tx, wanted, now);
  if (rows.length < wanted.length) throw conflictError();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Another transaction inserted the same row concurrently. This throws PostgreSQL's code for a serialization
 * failure, so that the transaction is run again.
 */
function conflictError(): Error {
  return Object.assign(new Error('a concurrent transaction inserted the same row'), { code: '40001' });
}

/** Publishes a new contact and a new conversation with their first message. */
function announceNew(
  tx: Tx,
  { id, customer, session }: TargetConversation,
  contacts: Map<string, ContactRow>,
  conversations: Map<string, ConversationRow>,
  now: Date,
): void {
  const made = contacts.get(customer.id);
  const contact = customer.row ?? made;
  if (made && !customer.row) {
    customer.row = made;
    announceContactCreated(tx, made, now);
  }
  const row = conversations.get(id);
  if (!row || !contact) return;
  conversations.delete(id);
  announceConversationCreated(tx, session.tenantId, presentConversation(row, contact), now);
}

/** Builds the row of a message. It comes last in the conversation, even if WhatsApp's clock was ahead. */
function rowOf(
  { request, conversation, content, targetProviderId, replyToProviderId }: CheckedRequest,
  now: Date,
): MessageRow {
  const at = request.scheduledAt ?? nextMessageAt(conversation.end, now);
  if (!request.scheduledAt) conversation.end = { lastMessageAt: at, lastMessageId: request.id };
  return {
    id: request.id,
    tenantId: request.tenantId,
    sessionId: conversation.session.id,
    conversationId: conversation.id,
    contactId: conversation.customer.id,
    groupId: null,
    senderId: null,
    direction: 'out',
    origin: request.origin,
    kind: content.type,
    providerId: null,
    targetProviderId,
    replyToProviderId,
    text: textOfContent(content),
    content,
    authorId: request.authorId,
    ack: 0,
    statuses: {},
    error: null,
    isUnknown: false,
    retries: 0,
    scheduledAt: request.scheduledAt ?? null,
    canceledAt: null,
    heldBackReason: null,
    at,
    providerAt: null,
    createdAt: now,
  };
}

/** Attaches files, by message id: the upload's own row on first use, and a copy of the row afterwards. */
async function storeMedia(tx: Tx, accepted: readonly CheckedRequest[]): Promise<Map<string, MediaRow>> {
  const byMessage = new Map<string, MediaRow>();
  const attached: { row: MediaRow; owner: Owner }[] = [];
  const added: SentMedia[] = [];
  const taken = new Set<string>();
  for (const { request, conversation, file } of accepted) {
    if (!file) continue;
    const owner = {
      messageId: request.id,
      conversationId: conversation.id,
      sessionId: conversation.session.id,
    };
    const { row, url = null } = file;
    const isFree = row?.messageId === null && !taken.has(row.id);
    if (isFree && (row.sessionId === null || row.sessionId === owner.sessionId)) {
      taken.add(row.id);
      attached.push({ row, owner });
      byMessage.set(request.id, { ...row, ...owner });
      continue;
    }
    const filename = request.draft.type === 'file' ? (request.draft.filename ?? null) : null;
    added.push({
      id: newId(),
      tenantId: request.tenantId,
      ...owner,
      ...(row ? copyOf(row) : { ...linked, sourceUrl: url ?? '', filename }),
    });
  }
  await attachMedia(tx, attached);
  for (const row of await insertSentMedia(tx, added)) byMessage.set(row.messageId ?? '', row);
  return byMessage;
}

type Owner = Pick<SentMedia, 'messageId' | 'conversationId' | 'sessionId'>;

/** A file hosted elsewhere: WhatsApp downloads it by its link; this server never does. */
const linked = {
  state: 'stored',
  storageKey: null,
  mimeType: null,
  size: null,
  sha256: null,
  animated: null,
} as const;

/** A file that was sent by link has only its link, so the copy needs the link as well. */
function copyOf({ filename, state, storageKey, sourceUrl, mimeType, size, sha256, animated }: MediaRow) {
  const link = storageKey === null ? sourceUrl : null;
  return { filename, state, storageKey, sourceUrl: link, mimeType, size, sha256, animated };
}
