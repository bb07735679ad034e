import { createContext, useContext } from 'react';
import type { Message } from './apply-event.ts';

/** Context shared by all messages of a conversation; memoised. */
export interface ThreadContext {
  conversationId: string;
  sessionId: string | undefined;
  contactName: string;
  ownUserId: string;
  canAct: boolean;
  /** A colleague's name; undefined for one who has left the business. */
  nameOf(userId: string): string | undefined;
  openMedia(messageId: string): void;
  jumpTo(providerId: string): void;
  reply(message: Message): void;
  showContact(): void;
  onError(error: unknown): void;
}

const context = createContext<ThreadContext | undefined>(undefined);
export const ThreadProvider = context.Provider;

export function useThreadContext(): ThreadContext {
  const value = useContext(context);
  if (!value) throw new Error('a message is drawn outside a thread');
  return value;
}
