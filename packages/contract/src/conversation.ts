import { z } from 'zod';
import { contact } from './contact.ts';
import { instant, paging } from './envelope.ts';
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

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Filters of the list; those given must all hold. */
export const conversationQuery = paging.extend({
  /** One or several states, with commas between: `open,pending`. */
  state: z
    .string()
    .regex(
      /^(open|pending|snoozed|resolved)(,(open|pending|snoozed|resolved)){0,3}$/,
      'is states with commas between',
    )
    .transform((text) => [...new Set(text.split(','))] as (typeof conversationStates)[number][])
    .optional(),
  sessionId: publicId('session').optional(),
  contactId: publicId('contact').optional(),
  /** `me`, `none`, or the id of a user. */
  assignee: z
    .string()
    .regex(/^(me|none|usr_[0-9a-f]{32})$/, 'is me, none or a user id')
    .optional(),
  unread: flag.optional(),
  /** True: the window closes within two hours and the conversation is not resolved. */
  windowClosing: flag.optional(),
  /** Names and phones of the contact, and words of the messages; the newest 200 matches of each are looked at. */
  q: z.string().max(200).optional(),
});
export type ConversationQuery = z.output<typeof conversationQuery>;

export const startConversation = z
  .object({ sessionId: publicId('session'), contactId: publicId('contact') })
  .meta({ id: 'StartConversation' });
export type StartConversation = z.output<typeof startConversation>;

/** A member who may answer (agent or more), or null for nobody. */
export const assignConversation = z
  .object({ assigneeId: publicId('user').nullable() })
  .meta({ id: 'AssignConversation' });

/** Comes back by itself then, or when the customer writes. */
export const snoozeConversation = z.object({ until: instant }).meta({ id: 'SnoozeConversation' });

/** A note between colleagues; it never leaves. */
export const createNote = z.object({ text: z.string().trim().min(1).max(16_384) }).meta({ id: 'CreateNote' });
