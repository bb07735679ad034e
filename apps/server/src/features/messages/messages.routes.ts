import {
  conversationMessagesQuery,
  message,
  messageDetails,
  messagePaging,
  publicId,
  sharedContentCounts,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import type { MessageRow } from './messages.present.ts';
import { cancelMessage, retryMessage } from './outgoing/change-message.ts';
import { presentMessages, readMessage, readMessages, readSharedContentCounts } from './read-messages.ts';

const tag = 'Messages';
const params = z.object({ messageId: publicId('message') });
const ofConversation = z.object({ conversationId: publicId('conversation') });

/** Registers the endpoints for reading, canceling and retrying messages. */
export function registerMessageRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/messages/:messageId',
      operationId: 'getMessage',
      tag,
      summary: 'Get a message with its original WhatsApp payloads',
      access: { role: 'viewer' },
      params,
      answer: { data: messageDetails },
    },
    ({ ctx, params }) => readMessage(ctx, params.messageId),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/messages/contact/:contactId',
      operationId: 'listContactMessages',
      tag,
      summary: 'List all messages with a contact, paged back or forward in time',
      access: { role: 'viewer' },
      params: z.object({ contactId: publicId('contact') }),
      query: messagePaging,
      answer: { list: message },
      errors: ['invalid_cursor'],
    },
    ({ ctx, params, query }) => readMessages(ctx, { contactId: uuidOf('contact', params.contactId) }, query),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/conversations/:conversationId/messages',
      operationId: 'listConversationMessages',
      tag,
      summary: 'List the messages of a conversation, paged back or forward in time',
      access: { role: 'viewer' },
      params: ofConversation,
      query: conversationMessagesQuery,
      answer: { list: message },
      errors: ['invalid_cursor'],
    },
    ({ ctx, params, query }) =>
      readMessages(ctx, { conversationId: uuidOf('conversation', params.conversationId) }, query),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/conversations/:conversationId/shared-content',
      operationId: 'countSharedContent',
      tag,
      summary: 'Count the media, files and links of a conversation',
      description:
        'The messages themselves are listed by `GET /conversations/{conversationId}/messages?contains=`.',
      access: { role: 'viewer' },
      params: ofConversation,
      answer: { data: sharedContentCounts },
    },
    ({ ctx, params }) => readSharedContentCounts(ctx, params.conversationId),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/messages/:messageId/cancel',
      operationId: 'cancelMessage',
      tag,
      summary: 'Cancel a message that has not been sent yet',
      access: { role: 'agent' },
      params,
      answer: { data: message },
      errors: ['message_not_cancelable'],
    },
    ({ ctx, params }) => ctx.tx((tx) => presented(ctx, tx, cancelMessage(ctx, tx, params.messageId))),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/messages/:messageId/retry',
      operationId: 'retryMessage',
      tag,
      summary: 'Retry a failed or unknown message; an unknown one may arrive twice',
      access: { role: 'agent' },
      params,
      answer: { data: message },
      status: 202,
      idempotent: true,
      errors: ['unsupported_group', 'message_not_retryable'],
    },
    ({ ctx, params }) => ctx.once((tx) => presented(ctx, tx, retryMessage(ctx, tx, params.messageId))),
  );
}

async function presented(ctx: Ctx, tx: Tx, changed: Promise<MessageRow>) {
  const [item] = await presentMessages(ctx, tx, ctx.tenantId, [await changed]);
  if (!item) throw new Error('a message was not presented');
  return item;
}
