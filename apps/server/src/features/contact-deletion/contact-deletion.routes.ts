import { deleteContacts as deleteContactsSchema, publicId } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { deleteContact, deleteManyContacts } from './delete-contacts.ts';

const tag = 'Contacts';
const params = z.object({ contactId: publicId('contact') });

/** Registers the endpoints that delete contacts with all their data. */
export function registerContactDeletionRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'POST',
      url: '/contacts/delete',
      operationId: 'bulkDeleteContacts',
      tag,
      summary: 'Delete many contacts with all their conversations, messages and files',
      access: { role: 'admin' },
      heavy: 'bulk',
      body: deleteContactsSchema,
      answer: { data: z.null() },
      idempotent: true,
    },
    ({ ctx, body }) => deleteManyContacts(ctx, body.contactIds),
  );
  route(
    app,
    {
      method: 'DELETE',
      url: '/contacts/:contactId',
      operationId: 'deleteContact',
      tag,
      summary: 'Delete a contact with all its conversations, messages and files',
      access: { role: 'admin' },
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteContact(ctx, params.contactId),
  );
}
