/** The last message of a conversation. */
export interface ConversationEnd {
  lastMessageAt: Date;
  lastMessageId: string | null;
}

/**
 * Returns the time of a new message: after everything in the conversation, even if WhatsApp's clock was
 * ahead.
 */
export function nextMessageAt({ lastMessageAt, lastMessageId }: ConversationEnd, now: Date): Date {
  return lastMessageId === null || lastMessageAt < now ? now : new Date(lastMessageAt.getTime() + 1);
}
