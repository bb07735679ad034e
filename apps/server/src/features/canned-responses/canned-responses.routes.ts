import {
  cannedResponse,
  cannedResponseChanges,
  cannedResponseQuery,
  newCannedResponse,
  publicId,
  renderedCannedResponse,
  renderQuery,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { ofScope } from '../../platform/resources/ownership.ts';
import { deleteResource, readResource, readResources } from '../../platform/resources/resource.ts';
import { cannedResponses } from './canned-responses.resource.ts';
import { matching, ofCategory } from './canned-responses.store.ts';
import { changeCannedResponse, createCannedResponse } from './change-canned-response.ts';
import { renderCannedResponse } from './render-canned-response.ts';

const tag = 'Canned responses';
const params = z.object({ cannedResponseId: publicId('cannedResponse') });
const url = '/canned-responses/:cannedResponseId';
const needsAgent = { access: { role: 'agent' } } as const;

/** Registers the endpoints for canned responses: the team's shared ones, and each agent's personal ones. */
export function registerCannedResponseRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/canned-responses',
      operationId: 'listCannedResponses',
      tag,
      summary: 'List shared and your own canned responses, by shortcut',
      access: { role: 'viewer' },
      query: cannedResponseQuery,
      answer: { list: cannedResponse },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) =>
      readResources(ctx, cannedResponses, query, [
        ...ofScope(query.scope),
        ...ofCategory(query.category),
        ...matching(query.q),
      ]),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/canned-responses',
      operationId: 'createCannedResponse',
      tag,
      summary: 'Create a personal or shared canned response',
      ...needsAgent,
      body: newCannedResponse,
      answer: { data: cannedResponse },
      status: 201,
      idempotent: true,
      errors: ['shortcut_exists', 'unknown_placeholder'],
    },
    ({ ctx, body }) => createCannedResponse(ctx, body),
  );
  route(
    app,
    {
      method: 'GET',
      url,
      operationId: 'getCannedResponse',
      tag,
      summary: 'Get a canned response',
      access: { role: 'viewer' },
      params,
      answer: { data: cannedResponse },
    },
    ({ ctx, params }) => readResource(ctx, cannedResponses, params.cannedResponseId),
  );
  route(
    app,
    {
      method: 'GET',
      url: `${url}/render`,
      operationId: 'renderCannedResponse',
      tag,
      summary: 'Render a canned response for a conversation',
      ...needsAgent,
      params,
      query: renderQuery,
      answer: { data: renderedCannedResponse },
    },
    ({ ctx, params, query }) => renderCannedResponse(ctx, params.cannedResponseId, query),
  );
  route(
    app,
    {
      method: 'PATCH',
      url,
      operationId: 'updateCannedResponse',
      tag,
      summary: 'Update your own canned response, or any shared one as an admin',
      ...needsAgent,
      params,
      body: cannedResponseChanges,
      answer: { data: cannedResponse },
      errors: ['shortcut_exists', 'unknown_placeholder'],
    },
    ({ ctx, params, body }) => changeCannedResponse(ctx, params.cannedResponseId, body),
  );
  route(
    app,
    {
      method: 'DELETE',
      url,
      operationId: 'deleteCannedResponse',
      tag,
      summary: 'Delete your own canned response, or any shared one as an admin',
      ...needsAgent,
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteResource(ctx, cannedResponses, params.cannedResponseId),
  );
}
