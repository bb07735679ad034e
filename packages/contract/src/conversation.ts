import { z } from 'zod';
import { contact } from './contact.ts';
import { flag, instant, paging } from './envelope.ts';
import { publicId } from './ids.ts';
import { message } from './message.ts';
import { tagIds, tagMark } from './tag.ts';
import { shownText } from './visible-text.ts';

export const conversationStates = ['open', 'pending', 'snoozed', 'resolved'] as const;
export const conversationState = z.enum(conversationStates);

/** The thread between one session and one contact, or one group (`contact.groupId`). */
export const conversation = z
  .object({
    id: publicId('conversation'),
    sessionId: publicId('session'),
    contact,
    state: conversationState,
    assigneeId: publicId('user').nullable(),
    teamId: publicId('team').nullable(),
    /** Null while snoozed: until the customer writes. */
    snoozedUntil: instant.nullable(),
    unreadCount: z.number().int(),
    /** Messages that were held back: of a blocked contact, or beyond the flood limit. They are not unread. */
    heldBackCount: z.number().int(),
    /** In the order of their names. */
    tags: z.array(tagMark),
    /** Until when free-form answers are allowed; null when the customer never wrote. */
    windowExpiresAt: instant.nullable(),
    lastMessageAt: instant,
    lastMessage: message.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof conversation>;

const stateList = z
  .string()
  .regex(
    /^(open|pending|snoozed|resolved)(,(open|pending|snoozed|resolved)){0,3}$/,
    'is states with commas between',
  );
const yesOrNo = z.enum(['true', 'false']);

/** Filters of the list as they are asked; those given must all hold. */
export const conversationFilters = z
  .strictObject({
    /** One or several states, with commas between: `open,pending`. */
    state: stateList.optional(),
    sessionId: publicId('session').optional(),
    contactId: publicId('contact').optional(),
    /** `me`, `none`, or the id of a user. */
    assignee: z
      .string()
      .regex(/^(me|none|usr_[0-9a-f]{32})$/, 'is me, none or a user id')
      .optional(),
    /** `none`, or the id of a team. */
    team: z
      .string()
      .regex(/^(none|tem_[0-9a-f]{32})$/, 'is none or a team id')
      .optional(),
    unread: yesOrNo.optional(),
    tag: publicId('tag').optional(),
    /** True: the window closes within two hours and the conversation is not resolved. */
    windowClosing: yesOrNo.optional(),
    /** True: with messages that were held back, or a blocked contact. Left out, those of blocked contacts are too. */
    heldBack: yesOrNo.optional(),
    /** Names and phones of the contact, and words of the messages; the newest 200 matches of each are looked at. */
    q: z.string().max(200).optional(),
  })
  .meta({ id: 'ConversationFilters' });
export type ConversationFilters = z.output<typeof conversationFilters>;

/** The filters of the list, as they are understood. */
export const conversationQuery = paging.extend({
  ...conversationFilters.shape,
  state: stateList
    .transform((text) => [...new Set(text.split(','))] as (typeof conversationStates)[number][])
    .optional(),
  unread: flag.optional(),
  windowClosing: flag.optional(),
  heldBack: flag.optional(),
});
export type ConversationQuery = z.output<typeof conversationQuery>;

export const startConversation = z
  .strictObject({ sessionId: publicId('session'), contactId: publicId('contact') })
  .meta({ id: 'StartConversation' });
export type StartConversation = z.output<typeof startConversation>;

/**
 * `assigneeId`: a member who may answer (agent or more), or null for nobody. `teamId`: whose it is to answer, or null.
 * At least one of them; what is left out stays. An open conversation of a team that assigns in turn, left to nobody, is
 * given out again.
 */
export const assignConversation = z
  .strictObject({ assigneeId: publicId('user').nullable(), teamId: publicId('team').nullable() })
  .partial()
  .refine(({ assigneeId, teamId }) => assigneeId !== undefined || teamId !== undefined, {
    path: ['assigneeId'],
    message: 'say assigneeId, teamId or both',
  })
  .meta({ id: 'AssignConversation' });
export type AssignConversation = z.output<typeof assignConversation>;

/** Comes back by itself at `until`, or with `untilReply` only when the customer writes, which brings it back anyway. */
const snoozeFields = { until: instant.optional(), untilReply: z.literal(true).optional() };
const isOneTime = ({ until, untilReply }: { until?: unknown; untilReply?: unknown }) =>
  (until === undefined) !== (untilReply === undefined);
const oneTime = { path: ['until'], message: 'say one of until and untilReply' };
export const snoozeConversation = z
  .strictObject(snoozeFields)
  .refine(isOneTime, oneTime)
  .meta({ id: 'SnoozeConversation' });
export type SnoozeConversation = z.output<typeof snoozeConversation>;

const many = { conversationIds: z.array(publicId('conversation')).min(1).max(200) };
const named = { ...many, tagIds: tagIds.min(1) };
/** One thing to do to at most 200 conversations. */
export const bulkConversations = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('assign'), ...many, assigneeId: publicId('user') }),
    z.strictObject({ action: z.literal('unassign'), ...many }),
    z.strictObject({ action: z.literal('assignTeam'), ...many, teamId: publicId('team').nullable() }),
    z.strictObject({ action: z.literal('resolve'), ...many }),
    z.strictObject({ action: z.literal('reopen'), ...many }),
    z.strictObject({ action: z.literal('hold'), ...many }),
    z.strictObject({ action: z.literal('snooze'), ...many, ...snoozeFields }).refine(isOneTime, oneTime),
    z.strictObject({ action: z.literal('markRead'), ...many }),
    z.strictObject({ action: z.literal('markUnread'), ...many }),
    z.strictObject({ action: z.literal('tag'), ...named }),
    z.strictObject({ action: z.literal('untag'), ...named }),
  ])
  .meta({ id: 'BulkConversations' });
export type BulkConversations = z.output<typeof bulkConversations>;
type WithoutIds<T> = T extends unknown ? Omit<T, 'conversationIds'> : never;
export type BulkAction = WithoutIds<BulkConversations>;

const moved = conversation
  .omit({ id: true, sessionId: true, contact: true, lastMessage: true, createdAt: true })
  .partial();
/** A conversation that moved: the fields that did, as they are and as they were, for whoever wants to undo it. */
export const changedConversation = z
  .object({ conversationId: publicId('conversation'), changes: moved, before: moved })
  .meta({ id: 'ChangedConversation' });
export type ChangedConversation = z.infer<typeof changedConversation>;

/** A note between colleagues; it never leaves. */
export const createNote = z
  .strictObject({
    text: shownText(16_384),
    /** Members who are told of it. */
    mentions: z.array(publicId('user')).max(50).optional(),
  })
  .meta({ id: 'CreateNote' });
export type CreateNote = z.output<typeof createNote>;
