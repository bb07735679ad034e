import {
  assignConversation as assignSchema,
  bulkConversations,
  changedConversation,
  conversation,
  conversationQuery,
  createNote,
  message,
  paging,
  publicId,
  snoozeConversation as snoozeSchema,
  startConversation as startSchema,
  tagging,
  timelineEntry,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { readTimeline } from './activities/read-timeline.ts';
import { addNote } from './changes/add-note.ts';
import { assignConversation, changeConversation } from './changes/change-conversation.ts';
import { changeMany } from './changes/change-many.ts';
import { startConversation } from './changes/start-conversation.ts';
import { tagConversation } from './changes/tag-conversations.ts';
import { readConversation, readConversations } from './listing/read-conversations.ts';
import { readNotificationsOf } from './read-notifications.ts';

const tag = 'Conversations';
const params = z.object({ conversationId: publicId('conversation') });

/**
 * Registers the endpoints of the inbox: reading conversations, and every action on them except writing
 * messages.
 */
export function registerConversationRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/conversations',
      operationId: 'listConversations',
      tag,
      summary: 'List conversations by filter and search, in the order of `sort`',
      access: { role: 'viewer' },
      heavy: 'search',
      query: conversationQuery,
      answer: { list: conversation },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readConversations(ctx, query),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/conversations',
      operationId: 'getOrCreateConversation',
      tag,
      summary: 'Get or create the conversation of a session with a contact',
      access: { role: 'agent' },
      body: startSchema,
      answer: { data: conversation },
      idempotent: true,
    },
    ({ ctx, body }) => startConversation(ctx, body),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/conversations/bulk',
      operationId: 'bulkUpdateConversations',
      tag,
      summary: 'Apply one action to many conversations, all or nothing',
      access: { role: 'agent' },
      heavy: 'bulk',
      body: bulkConversations,
      answer: { data: z.array(changedConversation) },
      idempotent: true,
      errors: ['assignee_not_member'],
    },
    ({ ctx, body }) => changeMany(ctx, body),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/conversations/:conversationId',
      operationId: 'getConversation',
      tag,
      summary: 'Get a conversation',
      access: { role: 'viewer' },
      params,
      answer: { data: conversation },
    },
    ({ ctx, params }) => readConversation(ctx, params.conversationId),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/conversations/:conversationId/timeline',
      operationId: 'listConversationTimeline',
      tag,
      summary: 'List the messages and activities of a conversation, newest first',
      description:
        'Activities are changes of the status, assignee, team and tags, with the member or automation that made them. A change that the same member reverts within 30 seconds is removed.',
      access: { role: 'viewer' },
      params,
      query: paging,
      answer: { list: timelineEntry },
      errors: ['invalid_cursor'],
    },
    ({ ctx, params, query }) => readTimeline(ctx, params.conversationId, query),
  );
  route(
    app,
    {
      method: 'PATCH',
      url: '/conversations/:conversationId/assign',
      operationId: 'assignConversation',
      tag,
      summary: 'Assign a conversation to a member or a team, or unassign it',
      description:
        'If its team assigns round-robin, an unassigned conversation is assigned again automatically.',
      access: { role: 'agent' },
      params,
      body: assignSchema,
      answer: { data: conversation },
      errors: ['assignee_not_member'],
    },
    ({ ctx, params, body }) => assignConversation(ctx, params.conversationId, body),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/conversations/:conversationId/snooze',
      operationId: 'snoozeConversation',
      tag,
      summary: 'Snooze a conversation until a time or until the customer replies',
      description: 'A message from the customer ends the snooze early.',
      access: { role: 'agent' },
      params,
      body: snoozeSchema,
      answer: { data: conversation },
    },
    ({ ctx, params, body }) => changeConversation(ctx, params.conversationId, { action: 'snooze', ...body }),
  );
  for (const verb of plainVerbs) {
    const { path, action, ...names } = verb;
    route(
      app,
      {
        method: 'POST',
        url: `/conversations/:conversationId/${path}`,
        ...names,
        tag,
        access: { role: 'agent' },
        params,
        answer: { data: conversation },
      },
      ({ ctx, params }) => changeConversation(ctx, params.conversationId, { action }),
    );
  }
  route(
    app,
    {
      method: 'POST',
      url: '/conversations/:conversationId/notifications/read',
      operationId: 'markNotificationsOfConversationRead',
      tag,
      summary: 'Mark your notifications about a conversation as read',
      description: 'The conversation itself is not marked as read.',
      access: { role: 'viewer' },
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => readNotificationsOf(ctx, params.conversationId),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/conversations/:conversationId/tags',
      operationId: 'tagConversation',
      tag,
      summary: 'Add and remove tags of a conversation',
      access: { role: 'agent' },
      params,
      body: tagging,
      answer: { data: conversation },
      idempotent: true,
    },
    ({ ctx, params, body }) => tagConversation(ctx, params.conversationId, body),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/conversations/:conversationId/notes',
      operationId: 'createNote',
      tag,
      summary: 'Add an internal note to a conversation',
      access: { role: 'agent' },
      params,
      body: createNote,
      answer: { data: message },
      status: 201,
      idempotent: true,
      errors: ['mention_not_member'],
    },
    ({ ctx, params, body }) => addNote(ctx, params.conversationId, body),
  );
}

const plainVerbs = [
  {
    path: 'resolve',
    operationId: 'resolveConversation',
    summary: 'Resolve a conversation; a new message from the customer reopens it',
    action: 'resolve',
  },
  {
    path: 'reopen',
    operationId: 'reopenConversation',
    summary: 'Reopen a conversation, whatever its status',
    action: 'reopen',
  },
  {
    path: 'pending',
    operationId: 'markConversationPending',
    summary: 'Mark a conversation as pending',
    action: 'mark_pending',
  },
  {
    path: 'read',
    operationId: 'markConversationRead',
    summary: 'Mark a conversation as read, here and on WhatsApp',
    action: 'mark_read',
  },
  {
    path: 'unread',
    operationId: 'markConversationUnread',
    summary: 'Mark a conversation as unread, only here',
    action: 'mark_unread',
  },
] as const;
