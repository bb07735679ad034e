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
      summary: 'Merge a contact into another, which keeps the data of both',
      access: { role: 'agent' },
      params,
      body: mergeContact,
      answer: { data: contact },
      idempotent: true,
      errors: ['cannot_merge_into_itself'],
    },
    ({ ctx, params, body }) => joinContacts(ctx, params.contactId, body.targetId),
  );
}
