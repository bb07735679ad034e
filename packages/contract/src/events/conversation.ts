import { z } from 'zod';
import { activity } from '../inbox/activity.ts';
import { conversation } from '../inbox/conversation.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const topic = 'conversations';
const conversationId = publicId('conversation');
/** The fields of a conversation that may change. */
const changes = conversation.omit({ id: true, sessionId: true, createdAt: true }).partial();

export const conversationCreated = defineEvent('conversation.created', {
  topic,
  summary: 'A conversation was created. `changes` is the whole conversation.',
  schema: z.object({ conversationId, changes: conversation }),
  public: true,
});

export const conversationUpdated = defineEvent('conversation.updated', {
  topic,
  summary: 'A conversation changed. `changes` contains the changed fields.',
  schema: z.object({ conversationId, changes }),
  public: true,
});

export const conversationMerged = defineEvent('conversation.merged', {
  topic,
  summary: 'Two conversations were merged: `sourceId` was deleted, and everything in it moved to `targetId`.',
  schema: z.object({ sourceId: publicId('conversation'), targetId: publicId('conversation') }),
  public: true,
});

export const conversationActivityAdded = defineEvent('conversation.activity_added', {
  topic,
  summary: 'The status, assignee, team or tags of a conversation changed. `activity` says who changed what.',
  schema: z.object({ conversationId, activity }),
  public: true,
});

export const conversationActivityRemoved = defineEvent('conversation.activity_removed', {
  topic,
  summary: 'A member undid their own change within 30 seconds, so its activity was removed.',
  schema: z.object({ conversationId, activityId: publicId('activity') }),
  public: true,
});
