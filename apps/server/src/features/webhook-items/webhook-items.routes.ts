import { paging, publicId, unmatchedStatus, webhookItem, webhookItemQuery } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import { uuidOf } from '../../platform/ids.ts';
import { accessSession } from '../sessions/index.ts';
import { presentUnmatchedStatus, presentWebhookItem } from './webhook-items.present.ts';
import { findItem, listItems, listWaiting } from './webhook-items.store.ts';

const tag = 'Sessions';
const params = z.object({ sessionId: publicId('session') });

/**
 * Registers the endpoints for items of WhatsApp's webhooks that are not messages. Everything in a webhook is
 * stored, and these endpoints return the rest.
 */
export function registerWebhookItemRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/sessions/:sessionId/webhook-items',
      operationId: 'listWebhookItems',
      tag,
      summary: 'List account events, unsupported and unreadable webhook items, newest first',
      access: { role: 'viewer' },
      params,
      query: webhookItemQuery,
      answer: { list: webhookItem },
      errors: ['invalid_cursor'],
    },
    async ({ ctx, params, query }) => {
      const { id: sessionId } = await accessSession(ctx, params.sessionId);
      const page = { sessionId, kind: query.type, limit: query.limit, from: positionOf(query.cursor) };
      const found = await ctx.tx((tx) => listItems(tx, ctx.tenantId, page));
      const { rows, nextCursor } = cutPage(found, query.limit, (row) => [
        row.receivedAt.toISOString(),
        row.id,
      ]);
      return { items: rows.map(presentWebhookItem), nextCursor };
    },
  );
  route(
    app,
    {
      method: 'GET',
      url: '/sessions/:sessionId/webhook-items/:itemId',
      operationId: 'getWebhookItem',
      tag,
      summary: 'Get a webhook item with its original payload',
      access: { role: 'viewer' },
      params: params.extend({ itemId: publicId('webhookItem') }),
      answer: { data: webhookItem },
    },
    async ({ ctx, params }) => {
      const session = await accessSession(ctx, params.sessionId);
      const id = uuidOf('webhookItem', params.itemId);
      const row = await ctx.tx((tx) => findItem(tx, ctx.tenantId, session.id, id));
      if (!row) throw new AppError('not_found', { id: params.itemId });
      return presentWebhookItem(row);
    },
  );
  route(
    app,
    {
      method: 'GET',
      url: '/sessions/:sessionId/unmatched-statuses',
      operationId: 'listUnmatchedStatuses',
      tag,
      summary: 'List statuses whose message is not stored (yet), newest first',
      access: { role: 'viewer' },
      params,
      query: paging,
      answer: { list: unmatchedStatus },
      errors: ['invalid_cursor'],
    },
    async ({ ctx, params, query }) => {
      const { id: sessionId } = await accessSession(ctx, params.sessionId);
      const page = { sessionId, limit: query.limit, from: positionOf(query.cursor) };
      const found = await ctx.tx((tx) => listWaiting(tx, ctx.tenantId, page));
      const { rows, nextCursor } = cutPage(found, query.limit, (row) => [
        row.receivedAt.toISOString(),
        row.id,
      ]);
      return { items: rows.map(presentUnmatchedStatus), nextCursor };
    },
  );
}

function positionOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { at: new Date(String(at)), id: String(id) };
}
