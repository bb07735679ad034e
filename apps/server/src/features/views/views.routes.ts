import { newView, publicId, unreadConversations, view, viewChanges, viewQuery } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { ofScope } from '../../platform/resources/ownership.ts';
import { deleteResource, readResource, readResources } from '../../platform/resources/resource.ts';
import { changeView, createView } from './change-view.ts';
import { countUnread } from './count-unread.ts';
import { views } from './views.resource.ts';

const params = z.object({ viewId: publicId('view') });
const common = { tag: 'Views', access: { role: 'viewer' } } as const;

/** Registers the endpoints for saved filters of the inbox, shared or personal. */
export function registerViewRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/views',
      operationId: 'listViews',
      summary: 'List shared and your own views, by position',
      query: viewQuery,
      answer: { list: view },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => readResources(ctx, views, query, ofScope(query.scope)),
  );
  route(
    app,
    {
      ...common,
      method: 'POST',
      url: '/views',
      operationId: 'createView',
      summary: 'Create a personal view, or a shared one as an admin',
      body: newView,
      answer: { data: view },
      status: 201,
      idempotent: true,
    },
    ({ ctx, body }) => createView(ctx, body),
  );
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/views/unread-counts',
      operationId: 'countUnreadConversations',
      summary: 'Count conversations with unread messages, in the inbox and per view',
      answer: { data: unreadConversations },
    },
    ({ ctx }) => countUnread(ctx),
  );
  route(
    app,
    {
      ...common,
      method: 'GET',
      url: '/views/:viewId',
      operationId: 'getView',
      summary: 'Get a view',
      params,
      answer: { data: view },
    },
    ({ ctx, params }) => readResource(ctx, views, params.viewId),
  );
  route(
    app,
    {
      ...common,
      method: 'PATCH',
      url: '/views/:viewId',
      operationId: 'updateView',
      summary: 'Update your own view, or a shared one as an admin',
      params,
      body: viewChanges,
      answer: { data: view },
    },
    ({ ctx, params, body }) => changeView(ctx, params.viewId, body),
  );
  route(
    app,
    {
      ...common,
      method: 'DELETE',
      url: '/views/:viewId',
      operationId: 'deleteView',
      summary: 'Delete your own view, or a shared one as an admin',
      params,
      answer: { data: z.null() },
    },
    ({ ctx, params }) => deleteResource(ctx, views, params.viewId),
  );
}
