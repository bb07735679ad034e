import {
  businessProfile,
  instant,
  paging,
  publicId,
  type SessionStatusReason,
  sessionDeletionPreview,
  sessionError,
  sessionHealth,
  sessionStatistics,
  sessionStatus,
  sessionStatusReason,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import type { Ctx } from '../../platform/platform.ts';
import { summariseSession } from '../conversations/index.ts';
import { countStoredFiles } from '../media/index.ts';
import { countMessages, countOutgoing, listDayFigures } from '../messages/index.ts';
import {
  accessSession,
  askProvider,
  listSendQueues,
  listSessionErrors,
  type Providers,
  sandboxPageOf,
} from '../sessions/index.ts';

const tag = 'Sessions';
const params = z.object({ sessionId: publicId('session') });
const DAY_MS = 86_400_000;
const health = z.object({
  displayName: z.string().nullish(),
  quality: z.string().nullish(),
  throughput: z.number().nullish(),
  messagingLimit: z.number().nullish(),
  checkedAt: z.string().nullish(),
});

/**
 * Registers the endpoints that describe a running session: state, health, figures, errors, and its public
 * business profile.
 */
export function registerSessionInsightRoutes(app: FastifyInstance, providers: Providers): void {
  const spec = {
    status: {
      method: 'GET',
      url: '/sessions/:sessionId/status',
      operationId: 'getSessionStatus',
      tag,
      summary: 'Get the connection status of a number',
      access: { role: 'viewer' },
      params,
      answer: {
        data: z.object({
          status: sessionStatus,
          statusReason: sessionStatusReason.nullable(),
          statusMessage: z.string().nullable(),
          statusChangedAt: instant,
        }),
      },
    },
    health: {
      method: 'GET',
      url: '/sessions/:sessionId/health',
      operationId: 'getSessionHealth',
      tag,
      summary: 'Get the quality, limits and send queue of a number',
      access: { role: 'viewer' },
      params,
      answer: { data: sessionHealth },
    },
    statistics: {
      method: 'GET',
      url: '/sessions/:sessionId/statistics',
      operationId: 'getSessionStatistics',
      tag,
      summary: 'Get message counts per day',
      access: { role: 'viewer' },
      params,
      query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }),
      answer: { data: sessionStatistics },
    },
    deletionPreview: {
      method: 'GET',
      url: '/sessions/:sessionId/deletion-preview',
      operationId: 'getSessionDeletionPreview',
      tag,
      summary: 'Preview how much is deleted with a number',
      access: { role: 'viewer' },
      params,
      answer: { data: sessionDeletionPreview },
    },
    errors: {
      method: 'GET',
      url: '/sessions/:sessionId/errors',
      operationId: 'listSessionErrors',
      tag,
      summary: 'List recent errors of a number, newest first',
      access: { role: 'viewer' },
      params,
      query: paging,
      answer: { list: sessionError },
      errors: ['invalid_cursor'],
    },
    qr: {
      method: 'GET',
      url: '/sessions/:sessionId/qr',
      operationId: 'getSessionQr',
      tag,
      summary: 'Get the QR code to scan, for engines that connect by QR code',
      access: { role: 'admin' },
      params,
      answer: { data: z.object({ qr: z.string(), expiresAt: instant }) },
      errors: ['unsupported_capability'],
    },
    getProfile: {
      method: 'GET',
      url: '/sessions/:sessionId/profile',
      operationId: 'getSessionProfile',
      tag,
      summary: 'Get the business profile that customers see',
      access: { role: 'viewer' },
      params,
      answer: { data: businessProfile },
      errors: ['unsupported_capability', 'provider_rejected', 'provider_unavailable'],
    },
    updateProfile: {
      method: 'PATCH',
      url: '/sessions/:sessionId/profile',
      operationId: 'updateSessionProfile',
      tag,
      summary: 'Update the business profile that customers see',
      access: { role: 'admin' },
      params,
      body: businessProfile.omit({ profilePictureUrl: true }).strict(),
      answer: { data: businessProfile },
      errors: ['unsupported_capability', 'provider_rejected', 'provider_unavailable'],
    },
  } as const;

  route(app, spec.status, async ({ ctx, params }) => {
    const row = await accessSession(ctx, params.sessionId);
    return {
      status: row.state,
      statusReason: row.stateCode as SessionStatusReason | null,
      statusMessage: row.stateReason,
      statusChangedAt: row.stateChangedAt.toISOString(),
    };
  });
  route(app, spec.health, async ({ ctx, params }) => presentHealth(ctx, params.sessionId));
  route(app, spec.statistics, async ({ ctx, params, query }) => {
    const { id } = await accessSession(ctx, params.sessionId);
    const today = Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS;
    const from = new Date(today - (query.days - 1) * DAY_MS);
    const days = await ctx.tx((tx) => listDayFigures(tx, ctx.tenantId, id, from));
    return { from: from.toISOString(), days };
  });
  route(app, spec.deletionPreview, async ({ ctx, params }) => {
    const { id } = await accessSession(ctx, params.sessionId);
    return ctx.tx(async (tx) => {
      const { conversations } = await summariseSession(tx, ctx.tenantId, id);
      const { queued } = await countOutgoing(tx, ctx.tenantId, id);
      return {
        conversations,
        messages: await countMessages(tx, ctx.tenantId, id),
        mediaFiles: await countStoredFiles(tx, ctx.tenantId, id),
        queued,
      };
    });
  });
  route(app, spec.errors, async ({ ctx, params, query }) => {
    const { id } = await accessSession(ctx, params.sessionId);
    const before = query.cursor === undefined ? undefined : readCursor(query.cursor);
    const found = await ctx.tx((tx) =>
      listSessionErrors(tx, ctx.tenantId, id, { limit: query.limit, before }),
    );
    const { rows, nextCursor } = cutPage(found, query.limit, (row) => [row.at.toISOString(), row.id]);
    const items = rows.map(({ id, source, code, message, details, at }) => ({
      id: toPublicId('sessionError', id),
      source,
      code,
      message,
      details: details ?? null,
      at: at.toISOString(),
    }));
    return { items, nextCursor };
  });
  route(app, spec.qr, async ({ ctx, params }) => {
    const { engine } = await accessSession(ctx, params.sessionId);
    throw new AppError('unsupported_capability', { engine, capability: 'qrLogin' });
  });
  route(app, spec.getProfile, async ({ ctx, params }) =>
    askProvider(ctx, providers, params.sessionId, (provider) => provider.getProfile?.()),
  );
  route(app, spec.updateProfile, async ({ ctx, params, body }) =>
    askProvider(ctx, providers, params.sessionId, async (provider) => {
      if (!provider.updateProfile) return undefined;
      await provider.updateProfile(body);
      return provider.getProfile?.();
    }),
  );
}

async function presentHealth(ctx: Ctx, sessionId: string) {
  const row = await accessSession(ctx, sessionId);
  const facts = health.parse(row.health);
  const { lastInboundAt, sendQueue } = await ctx.tx((tx) => readQueue(ctx, tx, row.id));
  return {
    status: row.state,
    statusReason: row.stateCode as SessionStatusReason | null,
    statusMessage: row.stateReason,
    checkedAt: facts.checkedAt ?? null,
    displayName: facts.displayName ?? null,
    qualityRating: facts.quality ?? null,
    throughput: facts.throughput ?? null,
    messagingLimit: facts.messagingLimit ?? null,
    lastInboundAt: lastInboundAt?.toISOString() ?? null,
    sandboxUrl: sandboxPageOf(ctx, row),
    sendQueue: { ...sendQueue, pausedUntil: sendQueue.pausedUntil?.toISOString() ?? null },
  };
}

async function readQueue({ tenantId, clock }: Ctx, tx: Tx, sessionId: string) {
  const queues = await listSendQueues(tx, tenantId, clock.now());
  const queue = queues.find((one) => one.sessionId === sessionId);
  if (!queue) throw new Error('the session does not exist');
  const { isRunning, pausedUntil, pauseReason } = queue;
  const { queued, unknown } = await countOutgoing(tx, tenantId, sessionId);
  const { lastInboundAt } = await summariseSession(tx, tenantId, sessionId);
  return { lastInboundAt, sendQueue: { isRunning, pausedUntil, pauseReason, queued, unknown } };
}

function readCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, [isInstant, isUuid]) as [string, string];
  return { at: new Date(at), id };
}
