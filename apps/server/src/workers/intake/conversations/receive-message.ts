import { eventKinds, modifierKinds } from '@waqtor/contract';
import type { ConversationRow } from '../../../features/conversations/index.ts';
import type { MessageRow } from '../../../features/messages/index.ts';
import type { NewMessageRow } from '../messages/inbound-row.ts';

const HOUR_MS = 3_600_000;
/** The length of the customer service window. (The 72 hours after an ad affect only the price.) */
const WINDOW_MS = 24 * HOUR_MS;

/** A conversation without messages; the first message completes it. */
export function newConversation(
  head: { id: string; tenantId: string; sessionId: string; contactId: string },
  now: Date,
): ConversationRow {
  return {
    ...head,
    state: 'open',
    assigneeId: null,
    teamId: null,
    snoozedUntil: null,
    resolvedAt: null,
    unreadCount: 0,
    tags: [],
    windowExpiresAt: null,
    windowClosedAt: null,
    lastInboundAt: null,
    lastInboundProviderId: null,
    lastMessageAt: new Date(0),
    lastMessageId: null,
    isAwaitingReply: false,
    lastOutboundAt: null,
    readReceiptId: null,
    heldBackCount: 0,
    inboundMinute: 0,
    inboundMinuteCount: 0,
    readReceiptClaimedUntil: null,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Returns the conversation after one more message. All values are maxima or counts, so the order of messages
 * does not matter. Only reopening depends on the current state, which is correct for a late message.
 */
export function receiveMessage(
  conversation: ConversationRow,
  message: NewMessageRow,
  now: Date,
): ConversationRow {
  const next = { ...conversation, updatedAt: now };
  if (message.heldBackReason) {
    next.heldBackCount += 1;
    // A held-back message causes no visible change. If it starts the conversation, it still sets the time.
    if (next.lastMessageId === null && message.at > next.lastMessageAt) next.lastMessageAt = message.at;
    return next;
  }
  if (isLater(message, conversation)) setLastMessage(next, message);
  if (message.direction !== 'in' || isEvent(message)) return isUnread(message) ? countUnread(next) : next;
  const isModifier = (modifierKinds as readonly string[]).includes(message.kind);
  // A reaction counts as a message of the contact; a deletion or an edit does not.
  const isPrivate = message.groupId === null;
  if (isPrivate && (!isModifier || message.kind === 'reaction') && !isClosedSince(message, conversation)) {
    const expires = message.providerAt.getTime() + WINDOW_MS;
    next.windowExpiresAt = new Date(Math.max(expires, conversation.windowExpiresAt?.getTime() ?? 0));
  }
  if (isModifier) return next;
  if (isPrivate && isLaterInbound(message, conversation)) {
    next.lastInboundAt = message.providerAt;
    next.lastInboundProviderId = message.providerId;
  }
  return isUnread(message) ? countUnread(next) : next;
}

/** Returns the conversation after an update to one of its messages. */
export function receiveMore(
  conversation: ConversationRow,
  before: MessageRow,
  message: MessageRow,
  now: Date,
): ConversationRow {
  const next = { ...conversation, updatedAt: now };
  if (message.heldBackReason) return next;
  if (isLater(message, conversation)) setLastMessage(next, message);
  return isUnread(message) && !isUnread(before) ? countUnread(next) : next;
}

function setLastMessage(conversation: ConversationRow, { id, at, direction }: MessageRow): void {
  Object.assign(conversation, { lastMessageAt: at, lastMessageId: id, isAwaitingReply: direction === 'in' });
}

/** Whether this is a new inbound message (not from the history) or a missed call. */
function isUnread(message: MessageRow): boolean {
  if (isEvent(message)) return isMissedCall(message);
  const isModifier = (modifierKinds as readonly string[]).includes(message.kind);
  return message.direction === 'in' && message.origin === 'customer' && !isModifier;
}

function countUnread(conversation: ConversationRow): ConversationRow {
  const next = { ...conversation, unreadCount: conversation.unreadCount + 1 };
  if (conversation.state !== 'resolved' && conversation.state !== 'snoozed') return next;
  return { ...next, state: 'open', snoozedUntil: null, resolvedAt: null };
}

/** Whether this item was not written by a person; such items never change the customer service window. */
function isEvent({ kind }: MessageRow): boolean {
  return (eventKinds as readonly string[]).includes(kind);
}

/** A missed call needs attention, like a message. */
export function isMissedCall({ kind, content }: MessageRow): boolean {
  return kind === 'call' && (content as { outcome?: unknown }).outcome === 'missed';
}

const MINUTE_MS = 60_000;

/**
 * The minute in which the message was written, by WhatsApp's time, so that a late delivery of many messages
 * is not a flood.
 */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE_MS);
}

/** Returns the conversation with the message count of its latest minute. */
export function countMinute(conversation: ConversationRow, minute: number, count: number): ConversationRow {
  if (minute < conversation.inboundMinute) return conversation;
  return { ...conversation, inboundMinute: minute, inboundMinuteCount: count };
}

/**
 * WhatsApp has refused a reply to a later message. Its times are whole seconds: a new message of the same second
 * as the refused one opens the window. If that is wrong, a reply is refused once more; the opposite would keep
 * agents from replying to somebody who has just written.
 */
function isClosedSince(message: NewMessageRow, { windowClosedAt }: ConversationRow): boolean {
  return windowClosedAt !== null && message.providerAt < windowClosedAt;
}

function isLater(message: MessageRow, { lastMessageAt, lastMessageId }: ConversationRow): boolean {
  const difference = message.at.getTime() - lastMessageAt.getTime();
  return lastMessageId === null || difference > 0 || (difference === 0 && message.id > lastMessageId);
}

// WhatsApp's times are whole seconds, so ties are common; comparing ids gives the same result in any order.
function isLaterInbound(message: NewMessageRow, conversation: ConversationRow): boolean {
  const { lastInboundAt, lastInboundProviderId } = conversation;
  if (lastInboundAt === null) return true;
  const difference = message.providerAt.getTime() - lastInboundAt.getTime();
  return difference > 0 || (difference === 0 && (message.providerId ?? '') > (lastInboundProviderId ?? ''));
}
