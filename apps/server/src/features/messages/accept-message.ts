import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Capabilities } from '@waqtor/provider';
import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';
import { messageDocument, writeDocuments } from '../../platform/search/index.ts';
import { presentMedia } from '../media/index.ts';
import { type EngineName, type Engines, isDead, type SessionRow } from '../sessions/index.ts';
import { checkSupported } from './check-supported.ts';
import { announceLastMessage, announceMessageCreated } from './messages.events.ts';
import { type MessageRow, presentMessage } from './messages.present.ts';
import { findMessage, insertMessage } from './messages.store.ts';
import { addToSendQueue, type Priority } from './outbox.store.ts';
import { type Draft, fileContent, kindOfMimeType } from './outgoing-content.ts';
import { checkFound, type FoundFile, fileOf, storeFile } from './outgoing-file.ts';
import { type ContactRow, type ConversationRow, touchConversation } from './recipients.store.ts';
import { type UnknownTemplates, withRenderedTemplate } from './template-content.ts';
import { withUploadName } from './template-header.ts';
import { wordsOfContent } from './words-of-content.ts';

/** Everything about one message to be sent, with its parties looked up. Ids are uuids. */
export interface AcceptedMessage {
  id: string;
  session: SessionRow;
  contact: ContactRow;
  conversation: ConversationRow;
  draft: Draft;
  replyToMessageId?: string;
  /** The message a reaction is about. */
  targetMessageId?: string;
  origin: 'agent' | 'api' | 'bot' | 'campaign';
  authorId: string | null;
  priority: Priority;
  sendAt: Date | undefined;
  now: Date;
  /** What to do with a template of which it is not known what it says; `accept` by default. */
  unknownTemplates?: UnknownTemplates;
}

/**
 * Stores a message with its place in the send queue, the thread's new end, its search words and its event, all in the
 * caller's transaction. Whatever the engine or the window would refuse is refused before anything is stored; the send queue
 * looks again at the moment of sending.
 */
export async function acceptMessage(
  platform: Pick<Platform, 'config' | 'secrets' | 'clock'>,
  tx: Tx,
  engines: Engines,
  message: AcceptedMessage,
): Promise<MessageRow> {
  const { session, contact, conversation, draft, now, sendAt } = message;
  const tenantId = session.tenantId;
  const capabilities = capabilitiesOf(engines, session);
  if (contact.groupId !== null) {
    const { level, note } = capabilities.groups;
    throw new AppError('group_unsupported', { groupId: contact.groupId, level, note: note ?? null });
  }
  const file = await fileOf(tx, tenantId, draft);
  const target = await providerIdOf(tx, message, message.targetMessageId);
  const replyTo = await providerIdOf(tx, message, message.replyToMessageId);
  const content = await withRenderedTemplate(
    tx,
    message,
    withUploadName(contentOf(draft, file, target), file?.row?.filename ?? null),
  );
  checkSupported(capabilities, content, { isReply: replyTo !== null });
  checkFound(capabilities, content, file);
  if (isDead(session.state)) {
    const { state, stateCode: code, stateReason: reason } = session;
    throw new AppError('session_not_connected', { state, code, reason });
  }
  checkAllowed(message, content, capabilities);

  const at = sendAt ?? nextMessageAt(conversation, now);
  const row = await insertMessage(tx, {
    id: message.id,
    tenantId,
    sessionId: session.id,
    conversationId: conversation.id,
    contactId: contact.id,
    direction: 'out',
    origin: message.origin,
    kind: content.type,
    targetProviderId: target,
    replyToProviderId: replyTo,
    text: wordsOfContent(content),
    content,
    authorId: message.authorId,
    scheduledAt: sendAt ?? null,
    at,
    createdAt: now,
  });
  const media = file && presentMedia(await storeFile(tx, file, row, draft), platform);
  await addToSendQueue(tx, row, { priority: message.priority, dueAt: sendAt ?? now, now });
  await writeDocuments(tx, [messageDocument(row)]);
  const presented = presentMessage(row, media);
  announceMessageCreated(tx, tenantId, presented, now);
  if (!sendAt && (await touchConversation(tx, row, now))) announceLastMessage(tx, tenantId, presented, now);
  return row;
}

/** Where a message written now stands: behind all that is in the thread, whatever WhatsApp's clock said of it. */
export function nextMessageAt(
  { lastMessageAt, lastMessageId }: Pick<ConversationRow, 'lastMessageAt' | 'lastMessageId'>,
  now: Date,
): Date {
  return lastMessageId === null || lastMessageAt < now ? now : new Date(lastMessageAt.getTime() + 1);
}

function capabilitiesOf(engines: Engines, session: SessionRow): Capabilities {
  const engine = engines.get(session.engine as EngineName);
  if (!engine) throw new AppError('engine_unavailable', { engine: session.engine });
  return engine.capabilities;
}

function contentOf(draft: Draft, file: FoundFile | undefined, target: string | null): MessageContent {
  switch (draft.type) {
    case 'content':
      return draft.content;
    case 'reaction':
      return { type: 'reaction', emoji: draft.emoji, targetProviderId: target ?? '' };
    case 'file':
      return fileContent(draft.kind ?? kindOfMimeType(file?.row?.mimeType ?? null), draft);
    default:
      return draft satisfies never;
  }
}

// A scheduled message is judged when its time comes: the customer may write until then.
function checkAllowed(
  { contact, conversation, priority, sendAt, now }: AcceptedMessage,
  content: MessageContent,
  capabilities: Capabilities,
): void {
  if (contact.blockedAt) throw new AppError('recipient_blocked');
  if (contact.suppressedAt || (contact.optedOutAt && isMarketing(content, priority))) {
    throw new AppError('recipient_suppressed', { reason: contact.suppressedReason ?? 'opted_out' });
  }
  if (sendAt || !needsWindow(capabilities, content)) return;
  const { windowExpiresAt } = conversation;
  if (!windowExpiresAt || windowExpiresAt <= now) {
    throw new AppError('window_closed', { windowExpiresAt: windowExpiresAt?.toISOString() ?? null });
  }
}

/**
 * Whether this needs the contact's consent to marketing: templates of that category do whoever sends them, and so does
 * what is sent in bulk, unless its template is known to be of another category. The statement that marks a message for
 * sending judges the same (`mark-sending.ts`).
 */
function isMarketing(content: MessageContent, priority: Priority): boolean {
  const category = content.type === 'template' ? content.category : undefined;
  return category === 'marketing' || (category === undefined && priority === 'bulk');
}

/** Whether this may only be sent while the customer's window is open. */
function needsWindow(capabilities: Capabilities, content: MessageContent): boolean {
  return capabilities.window.level !== 'no' && content.type !== 'template';
}

// WhatsApp's id of a message of the same thread that this one answers or reacts to.
async function providerIdOf(
  tx: Tx,
  { session, conversation }: AcceptedMessage,
  messageId: string | undefined,
): Promise<string | null> {
  if (messageId === undefined) return null;
  const found = await findMessage(tx, session.tenantId, messageId);
  if (!found || found.conversationId !== conversation.id) throw new AppError('not_found');
  if (!found.providerId) {
    throw new AppError('validation_failed', [
      { field: 'body', problem: 'refers to a message that WhatsApp does not know (yet)' },
    ]);
  }
  return found.providerId;
}
