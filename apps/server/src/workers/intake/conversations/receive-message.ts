import { eventKinds, modifierKinds } from '@waqtor/contract';
import type { ConversationRow } from '../../../features/conversations/index.ts';
import type { MessageRow } from '../../../features/messages/index.ts';
import type { NewMessageRow } from '../messages/inbound-row.ts';

const HOUR_MS = 3_600_000;
/** For how long free-form answers are allowed after a customer wrote. (The 72 hours after an ad are a matter of price.) */
const WINDOW_MS = 24 * HOUR_MS;

/** A conversation nobody has written in; the first message completes it. */
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
 * The conversation after one more message. Everything is a maximum or a count, so the order of messages does not
 * matter: only the reopening looks at the state as it is, and that is what a late message should do.
 */
export function receiveMessage(
  conversation: ConversationRow,
  message: NewMessageRow,
  now: Date,
): ConversationRow {
  const next = { ...conversation, updatedAt: now };
  if (message.heldBack) {
    next.heldBackCount += 1;
    // Nobody is to notice; one that begins the conversation still gives it a time.
    if (next.lastMessageId === null && message.at > next.lastMessageAt) next.lastMessageAt = message.at;
    return next;
  }
  if (isLater(message, conversation)) {
    next.lastMessageAt = message.at;
    next.lastMessageId = message.id;
  }
  if (message.direction !== 'in' || isEvent(message)) return isUnread(message) ? countUnread(next) : next;
  const isModifier = (modifierKinds as readonly string[]).includes(message.kind);
  // A reaction is a customer writing; taking a message back or correcting it is not.
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

/** The conversation after more became known about one of its messages. */
export function receiveMore(
  conversation: ConversationRow,
  before: MessageRow,
  message: MessageRow,
  now: Date,
): ConversationRow {
  const next = { ...conversation, updatedAt: now };
  if (message.heldBack) return next;
  if (isLater(message, conversation)) {
    next.lastMessageAt = message.at;
    next.lastMessageId = message.id;
  }
  return isUnread(message) && !isUnread(before) ? countUnread(next) : next;
}

/** A customer wrote it just now, not long ago, or called and nobody answered. */
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

/** What nobody wrote: it never moves the window. */
function isEvent({ kind }: MessageRow): boolean {
  return (eventKinds as readonly string[]).includes(kind);
}

/** A call nobody answered is for somebody to see, as a message is. */
export function isMissedCall({ kind, content }: MessageRow): boolean {
  return kind === 'call' && (content as { outcome?: unknown }).outcome === 'missed';
}

const MINUTE_MS = 60_000;

/** The minute of WhatsApp's time in which somebody wrote, so that what arrives late and all at once is no flood. */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE_MS);
}

/** The conversation, which remembers how many messages its latest minute has had. */
export function countMinute(conversation: ConversationRow, minute: number, count: number): ConversationRow {
  if (minute < conversation.inboundMinute) return conversation;
  return { ...conversation, inboundMinute: minute, inboundMinuteCount: count };
}

/** WhatsApp has refused an answer to this message or to a later one. */
function isClosedSince(message: NewMessageRow, { windowClosedAt }: ConversationRow): boolean {
  return windowClosedAt !== null && message.providerAt <= windowClosedAt;
}

function isLater(message: MessageRow, { lastMessageAt, lastMessageId }: ConversationRow): boolean {
  const difference = message.at.getTime() - lastMessageAt.getTime();
  return lastMessageId === null || difference > 0 || (difference === 0 && message.id > lastMessageId);
}

// WhatsApp's times are whole seconds, so ties are common; the id settles them the same way in any order.
function isLaterInbound(message: NewMessageRow, conversation: ConversationRow): boolean {
  const { lastInboundAt, lastInboundProviderId } = conversation;
  if (lastInboundAt === null) return true;
  const difference = message.providerAt.getTime() - lastInboundAt.getTime();
  return difference > 0 || (difference === 0 && (message.providerId ?? '') > (lastInboundProviderId ?? ''));
}
