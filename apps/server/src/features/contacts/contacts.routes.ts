import {
  contact,
  contactCount,
  contactFilters,
  contactQuery,
  createContact as createSchema,
  mergeSuggestion,
  publicId,
  tagContacts as tagContactsSchema,
  taggedContact,
  tagging,
  updateContact as updateSchema,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { changeContact } from './change-contact.ts';
import { createContact } from './create-contact.ts';
import { exportContacts } from './listing/export-contacts.ts';
import { countMatches, readAttributeKeys, readContact, readContacts } from './listing/read-contacts.ts';
import { dismissMergeSuggestion, readMergeSuggestions } from './merging/merge-suggestions.ts';
import { tagContact, tagContacts } from './tag-contacts.ts';

const tag = 'Contacts';
const params = z.object({ contactId: publicId('contact') });

/** Registers the endpoints that add, find, change and tag contacts. */
export function registerContactRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'POST',
      url: '/contacts',
      operationId: 'createContact',
      tag,
      summary: 'Create a contact',
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
      summary: 'List contacts by filter, newest first or by name',
      access: { role: 'viewer' },
      heavy: 'search',
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
      url: '/contacts/count',
      operationId: 'countContacts',
      tag,
      summary: 'Count the filtered contacts, up to 10,000',
      access: { role: 'viewer' },
      heavy: 'search',
      query: contactFilters,
      answer: { data: contactCount },
    },
    ({ ctx, query }) => countMatches(ctx, query),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/contacts/export',
      operationId: 'exportContacts',
      tag,
      summary: 'Export the filtered contacts as CSV',
      description: 'Newest first. Values that a spreadsheet would evaluate as formulas are exported as text.',
      access: { role: 'admin' },
      heavy: 'export',
      query: contactFilters,
      answer: { file: 'CSV as defined in RFC 4180, in UTF-8' },
    },
    ({ ctx, query, reply }) => exportContacts(ctx, query, reply),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/contacts/attributes',
      operationId: 'listContactAttributes',
      tag,
      summary: 'List the first 200 names of custom contact attributes',
      access: { role: 'viewer' },
      answer: { data: z.array(z.string()) },
    },
    ({ ctx }) => readAttributeKeys(ctx),
  );
  route(
    app,
    {
      method: 'GET',
      url: '/contacts/:contactId',
      operationId: 'getContact',
      tag,
      summary: 'Get a contact',
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
      summary: 'Update the given fields of a contact; null clears a field',
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
      method: 'POST',
      url: '/contacts/tags',
      operationId: 'bulkTagContacts',
      tag,
      summary: 'Add and remove tags of many contacts, and get the changes',
      access: { role: 'agent' },
      heavy: 'bulk',
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
      summary: 'Add and remove tags of a contact',
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
      method: 'GET',
      url: '/contacts/:contactId/merge-suggestions',
      operationId: 'listMergeSuggestions',
      tag,
      summary: 'List up to 20 contacts that may be the same person, newest first',
      access: { role: 'viewer' },
      params,
      answer: { data: z.array(mergeSuggestion) },
    },
    ({ ctx, params }) => readMergeSuggestions(ctx, params.contactId),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/contacts/:contactId/merge-suggestions/:suggestionId/dismiss',
      operationId: 'dismissMergeSuggestion',
      tag,
      summary: 'Dismiss a merge suggestion permanently',
      access: { role: 'agent' },
      params: params.extend({ suggestionId: publicId('mergeSuggestion') }),
      answer: { data: z.null() },
      idempotent: true,
    },
    ({ ctx, params }) => dismissMergeSuggestion(ctx, params.contactId, params.suggestionId),
  );
}
