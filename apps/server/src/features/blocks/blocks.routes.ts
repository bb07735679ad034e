import { blockContact as blockSchema, contact, conversation, publicId } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { blockContact, unblockContact } from './block-contact.ts';
import { releaseMessages } from './release-messages.ts';

/** Registers the endpoints for blocked contacts and their held-back messages. */
export function registerBlockRoutes(app: FastifyInstance): void {
  const params = z.object({ contactId: publicId('contact') });
  route(
    app,
    {
      method: 'PUT',
      url: '/contacts/:contactId/block',
      operationId: 'blockContact',
      tag: 'Contacts',
      summary:
        'Block and report a contact: what they write is held back, at WhatsApp too where it can be, without telling them',
      access: { role: 'agent' },
      params,
      body: blockSchema,
      answer: { data: contact },
    },
    ({ ctx, params, body }) => blockContact(ctx, params.contactId, body.reason),
  );
  route(
    app,
    {
      method: 'DELETE',
      url: '/contacts/:contactId/block',
      operationId: 'unblockContact',
      tag: 'Contacts',
      summary: 'Let a contact write again; what was held back stays so until it is released',
      access: { role: 'agent' },
      params,
      answer: { data: contact },
    },
    ({ ctx, params }) => unblockContact(ctx, params.contactId),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/conversations/:conversationId/release',
      operationId: 'releaseConversation',
      tag: 'Conversations',
      summary:
        'Let through what was held back in a conversation, the oldest 1,000 at most, and fetch its files',
      access: { role: 'agent' },
      params: z.object({ conversationId: publicId('conversation') }),
      answer: { data: conversation },
    },
    ({ ctx, params }) => releaseMessages(ctx, params),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/messages/:messageId/release',
      operationId: 'releaseMessage',
      tag: 'Messages',
      summary: 'Let a message through that was held back, and fetch its file',
      access: { role: 'agent' },
      params: z.object({ messageId: publicId('message') }),
      answer: { data: conversation },
    },
    ({ ctx, params }) => releaseMessages(ctx, params),
  );
}
