import { z } from 'zod';
import { message } from '../messages/message.ts';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { conversationStatus } from './conversation.ts';
import { tagSummary } from './tag.ts';

/**
 * Who caused an activity. `customer`: by a message. `system`: an automatic change, such as an assignment by
 * round robin or the end of a snooze.
 */
export const activityActor = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('member'), userId: publicId('user') }),
    /** `name` is null if the key does not exist anymore. */
    z.object({ type: z.literal('api_key'), apiKeyId: publicId('apiKey'), name: z.string().nullable() }),
    z.object({ type: z.literal('customer') }),
    z.object({ type: z.literal('system') }),
  ])
  .meta({ id: 'ActivityActor' });
export type ActivityActor = z.infer<typeof activityActor>;

const common = {
  id: publicId('activity'),
  conversationId: publicId('conversation'),
  actor: activityActor,
  at: instant,
};
const status = z.object({
  status: conversationStatus,
  /** Null also while snoozed without a time. */
  snoozedUntil: instant.nullable(),
});

/** A change of a conversation, as shown between its messages. */
export const activity = z
  .discriminatedUnion('type', [
    z.object({
      ...common,
      type: z.literal('status_changed'),
      ...status.shape,
      previous: status,
    }),
    z.object({
      ...common,
      type: z.literal('assignee_changed'),
      assigneeId: publicId('user').nullable(),
      previous: z.object({ assigneeId: publicId('user').nullable() }),
    }),
    z.object({
      ...common,
      type: z.literal('team_changed'),
      teamId: publicId('team').nullable(),
      previous: z.object({ teamId: publicId('team').nullable() }),
    }),
    /** The tags as they were named then. */
    z.object({
      ...common,
      type: z.literal('tags_changed'),
      added: z.array(tagSummary),
      removed: z.array(tagSummary),
    }),
    /** Another contact of the same customer was merged into this one, with its conversation if there was one. */
    z.object({
      ...common,
      type: z.literal('merged'),
      /** The name of the contact that was merged into this one. */
      contactName: z.string(),
    }),
  ])
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof activity>;

/** An entry of a conversation: a message or an activity. */
export const timelineEntry = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('message'), message }),
    z.object({ type: z.literal('activity'), activity }),
  ])
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntry>;
