import { z } from 'zod';
import { contact } from './contact.ts';
import { instant } from './envelope.ts';
import { publicId } from './ids.ts';
import { message } from './message.ts';

export const conversationStates = ['open', 'pending', 'snoozed', 'resolved'] as const;
export const conversationState = z.enum(conversationStates);

/** The thread between one session and one contact. */
export const conversation = z
  .object({
    id: publicId('conversation'),
    sessionId: publicId('session'),
    contact,
    state: conversationState,
    assigneeId: publicId('user').nullable(),
    snoozedUntil: instant.nullable(),
    unreadCount: z.number().int(),
    /** Until when free-form answers are allowed; null when the customer never wrote. */
    windowExpiresAt: instant.nullable(),
    lastMessageAt: instant,
    lastMessage: message.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof conversation>;
