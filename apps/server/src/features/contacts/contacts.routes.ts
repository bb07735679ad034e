import {
  contact,
  contactQuery,
  createContact as createSchema,
  mergeContact,
  publicId,
  tagContacts as tagContactsSchema,
  taggedContact,
  tagging,
  updateContact as updateSchema,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { changeContact, deleteContact, joinContacts } from './change-contact.ts';
import { createContact } from './create-contact.ts';
import { readContact, readContacts } from './read-contacts.ts';
import { tagContact, tagContacts } from './tag-contacts.ts';

const tag = 'Contacts';
const params = z.object({ contactId: publicId('contact') });

/** Customers: adding, finding, changing, merging and deleting them. */
export function registerContactRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'POST',
      url: '/contacts',
      operationId: 'createContact',
      tag,
      summary: 'Add a contact',
      access: { role: 'agent' },
      body: createSchema,
      answer: { data: contact },
      status: 201,
      idempotent: true,
      errors: ['contact_exists', 'contact_identity_required', 'invalid_phone_number'],
    },
    ({ ctx, body }) => createContact(ctx, body),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/contacts',
      operationId: 'listContacts',
      tag,
      summary: 'Contacts, newest first, or those a search finds',
      access: { role: 'viewer' },
      query: contactQuery,
      answer: { list: contact },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readContacts(ctx, query),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/contacts/:contactId',
      operationId: 'getContact',
      tag,
      summary: 'One contact',
      access: { role: 'viewer' },
      params,
      answer: { data: contact },
    },
    ({ ctx, params }) => readContact(ctx, params.contactId),
  );
  route(
    app,
    {
      method: 'PATCH',
      url: '/contacts/:contactId',
      operationId: 'updateContact',
      tag,
      summary: 'Change what is given; null empties a field',
      access: { role: 'agent' },
      params,
      body: updateSchema,
      answer: { data: contact },
      errors: ['contact_exists', 'contact_identity_required', 'invalid_phone_number'],
    },
    ({ ctx, params, body }) => changeContact(ctx, params.contactId, body),
  );
  route(
    app,
    {
      method: 'DELETE',
      url: '/contacts/:contactId',
      operationId: 'deleteContact',
      tag,
      summary: 'Delete a contact with all conversations, messages and files',
      access: { role: 'admin' },
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteContact(ctx, params.contactId),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/contacts/tags',
      operationId: 'tagContacts',
      tag,
      summary:
        'Put tags on many contacts and take tags off; answers those that moved, with their tags before',
      access: { role: 'agent' },
      body: tagContactsSchema,
      answer: { data: z.array(taggedContact) },
      idempotent: true,
    },
    ({ ctx, body }) => tagContacts(ctx, body),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/contacts/:contactId/tags',
      operationId: 'tagContact',
      tag,
      summary: 'Put tags on a contact and take tags off',
      access: { role: 'agent' },
      params,
      body: tagging,
      answer: { data: contact },
      idempotent: true,
    },
    ({ ctx, params, body }) => tagContact(ctx, params.contactId, body),
  );
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
    ({ ctx, params, body }) => joinContacts(ctx, params.contactId, body.intoId),
  );
}
