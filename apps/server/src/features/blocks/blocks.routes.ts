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
      summary: 'Block and report a contact, and hold back their later messages',
      description: 'The contact is also blocked on WhatsApp where possible, and is not notified.',
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
      summary: 'Unblock a contact; messages already held back stay held back',
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
      operationId: 'releaseHeldBackMessages',
      tag: 'Conversations',
      summary: 'Release up to 1,000 held-back messages of a conversation, oldest first',
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
      operationId: 'releaseHeldBackMessage',
      tag: 'Messages',
      summary: 'Release a held-back message and fetch its file',
      access: { role: 'agent' },
      params: z.object({ messageId: publicId('message') }),
      answer: { data: conversation },
    },
    ({ ctx, params }) => releaseMessages(ctx, params),
  );
}
