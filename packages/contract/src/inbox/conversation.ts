import { z } from 'zod';
import { message } from '../messages/message.ts';
import { flag, instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { shownText } from '../protocol/visible-text.ts';
import { contact } from './contact.ts';
import { snippet } from './search.ts';
import { tagIds, tagList, tagListText, tagSummary } from './tag.ts';

export const conversationStatuses = ['open', 'pending', 'snoozed', 'resolved'] as const;
export const conversationStatus = z.enum(conversationStatuses);

/** The message exchange between one session and one contact, or one group (`contact.groupId`). */
export const conversation = z
  .object({
    id: publicId('conversation'),
    sessionId: publicId('session'),
    contact,
    status: conversationStatus,
    assigneeId: publicId('user').nullable(),
    teamId: publicId('team').nullable(),
    /** Null while snoozed without a time, that is, until the customer writes. */
    snoozedUntil: instant.nullable(),
    unreadCount: z.number().int(),
    /**
     * The number of held-back messages, from a blocked contact or over the rate limit. They do not count as
     * unread.
     */
    heldBackCount: z.number().int(),
    /** Ordered by name. */
    tags: z.array(tagSummary),
    /** The end of the customer service window; null if the customer never wrote. */
    windowExpiresAt: instant.nullable(),
    lastMessageAt: instant,
    lastMessage: message.nullable(),
    /** The newest message that matches the search `q`; only in a list that was searched, and only if one matches. */
    match: z.object({ messageId: publicId('message'), at: instant, snippet }).optional(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof conversation>;

const statusList = z
  .string()
  .regex(
    /^(open|pending|snoozed|resolved)(,(open|pending|snoozed|resolved)){0,3}$/,
    failsWith('invalid_list', { max: 4, of: ['open', 'pending', 'snoozed', 'resolved'] }),
  );
export const conversationSorts = ['newest', 'oldest', 'longest_waiting', 'window_closing'] as const;
const yesOrNo = z.enum(['true', 'false']);

/** Filters of the list as sent by the client, combined with AND. */
export const conversationFilters = z
  .strictObject({
    /** One or several statuses, comma-separated: `open,pending`. */
    status: statusList.optional(),
    sessionId: publicId('session').optional(),
    contactId: publicId('contact').optional(),
    /** `me`, `none`, or the id of a user. */
    assignee: z
      .string()
      .regex(
        /^(me|none|usr_[0-9a-f]{32})$/,
        failsWith('invalid_enum_value', { allowed: ['me', 'none', 'a user id'] }),
      )
      .optional(),
    /** `none`, or the id of a team. */
    team: z
      .string()
      .regex(/^(none|tem_[0-9a-f]{32})$/, failsWith('invalid_enum_value', { allowed: ['none', 'a team id'] }))
      .optional(),
    unread: yesOrNo.optional(),
    /** Has one of these tags. */
    tags: tagListText.optional(),
    /** True: the window closes within two hours and the conversation is not resolved. */
    windowExpiringSoon: yesOrNo.optional(),
    /**
     * True: has held-back messages, or a blocked contact. By default, conversations of blocked contacts are
     * left out.
     */
    heldBack: yesOrNo.optional(),
    /**
     * Searches names and phones of the contact, and words of the messages. Only the newest 200 matches of
     * each are considered.
     */
    q: z.string().max(200).optional(),
    /**
     * The order, `newest` by default: by the last message, newest or oldest first. `longest_waiting` lists
     * only unresolved conversations whose last message is the customer's, longest ago first;
     * `window_closing` only unresolved ones with an open customer service window, the next to close first.
     */
    sort: z.enum(conversationSorts).optional(),
  })
  .meta({ id: 'ConversationFilters' });
export type ConversationFilters = z.output<typeof conversationFilters>;

/** The filters of the list, parsed. */
export const conversationQuery = paging.extend({
  ...conversationFilters.shape,
  status: statusList
    .transform((text) => [...new Set(text.split(','))] as (typeof conversationStatuses)[number][])
    .optional(),
  unread: flag.optional(),
  tags: tagList.optional(),
  windowExpiringSoon: flag.optional(),
  heldBack: flag.optional(),
});
export type ConversationQuery = z.output<typeof conversationQuery>;

export const startConversation = z
  .strictObject({ sessionId: publicId('session'), contactId: publicId('contact') })
  .meta({ id: 'StartConversation' });
export type StartConversation = z.output<typeof startConversation>;

/**
 * `assigneeId`: a member with role agent or above, or null to unassign. `teamId`: the responsible team, or
 * null. At least one of them is required; a missing one stays unchanged. If an open conversation is
 * unassigned in a team with round-robin assignment, it is assigned again.
 */
export const assignConversation = z
  .strictObject({ assigneeId: publicId('user').nullable(), teamId: publicId('team').nullable() })
  .partial()
  .refine(({ assigneeId, teamId }) => assigneeId !== undefined || teamId !== undefined, {
    path: ['assigneeId'],
    ...failsWith('assignee_or_team_required'),
  })
  .meta({ id: 'AssignConversation' });
export type AssignConversation = z.output<typeof assignConversation>;

/** Reopens at `until` or, with `untilReply`, only when the customer writes, which always reopens it. */
const snoozeFields = { until: instant.optional(), untilReply: z.literal(true).optional() };
const isOneTime = ({ until, untilReply }: { until?: unknown; untilReply?: unknown }) =>
  (until === undefined) !== (untilReply === undefined);
const oneTime = { path: ['until'], ...failsWith('snooze_end_required') };
export const snoozeConversation = z
  .strictObject(snoozeFields)
  .refine(isOneTime, oneTime)
  .meta({ id: 'SnoozeConversation' });
export type SnoozeConversation = z.output<typeof snoozeConversation>;

const many = {
  conversationIds: z.array(publicId('conversation')).min(1).max(200),
  undo: z.literal(true).optional().meta({
    description:
      'Marks the action as undoing an earlier one: no member is notified, and the unread notifications that you caused by the undone assignment or reopening are deleted.',
  }),
};
const named = { ...many, tagIds: tagIds.min(1) };
/** One action on at most 200 conversations. */
export const bulkConversations = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('assign'), ...many, assigneeId: publicId('user') }),
    z.strictObject({ action: z.literal('unassign'), ...many }),
    z.strictObject({ action: z.literal('assign_team'), ...many, teamId: publicId('team').nullable() }),
    z.strictObject({ action: z.literal('resolve'), ...many }),
    z.strictObject({ action: z.literal('reopen'), ...many }),
    z.strictObject({ action: z.literal('mark_pending'), ...many }),
    z.strictObject({ action: z.literal('snooze'), ...many, ...snoozeFields }).refine(isOneTime, oneTime),
    z.strictObject({ action: z.literal('mark_read'), ...many }),
    z.strictObject({ action: z.literal('mark_unread'), ...many }),
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
/**
 * A changed conversation: the fields that changed, with their new and old values, so that the change can be
 * undone.
 */
export const changedConversation = z
  .object({ conversationId: publicId('conversation'), changes: moved, previous: moved })
  .meta({ id: 'ChangedConversation' });
export type ChangedConversation = z.infer<typeof changedConversation>;

/** An internal note; it is never sent to the customer. */
export const createNote = z
  .strictObject({
    text: shownText(16_384),
    /** The members to notify. */
    mentions: z.array(publicId('user')).max(50).optional(),
  })
  .meta({ id: 'CreateNote' });
export type CreateNote = z.output<typeof createNote>;
