import { contact, mergeContact, publicId } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { joinContacts } from './join-contacts.ts';

const tag = 'Contacts';
const params = z.object({ contactId: publicId('contact') });

/** Registers the endpoint that merges two contacts. */
export function registerContactMergingRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'POST',
      url: '/contacts/:contactId/merge',
      operationId: 'mergeContact',
      tag,
      summary: 'Make this contact part of another, which keeps everything of both',
      access: { role: 'agent' },
      params,
      body: mergeContact,
      answer: { data: contact },
      idempotent: true,
      errors: ['contacts_identical'],
    },
    ({ ctx, params, body }) => joinContacts(ctx, params.contactId, body.targetId),
  );
}
