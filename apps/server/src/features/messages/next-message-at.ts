/** Where a conversation ends. */
export interface ConversationEnd {
  lastMessageAt: Date;
  lastMessageId: string | null;
}

/** Where a message written now stands: behind all that is in the conversation, whatever WhatsApp's clock said of it. */
export function nextMessageAt({ lastMessageAt, lastMessageId }: ConversationEnd, now: Date): Date {
  return lastMessageId === null || lastMessageAt < now ? now : new Date(lastMessageAt.getTime() + 1);
}
