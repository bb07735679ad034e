import {
  done,
  login,
  membership,
  paging,
  publicId,
  reauthenticated,
  reauthentication,
  signedIn,
  socketTicket,
  tenantSwitch,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../../platform/http/cursor.ts';
import { route } from '../../../platform/http/route.ts';
import { uuidOf } from '../../../platform/ids.ts';
import { recordAct } from '../../security-log/index.ts';
import { accessLogin } from './access-login.ts';
import { reauthenticate } from './authentication/reauthenticate.ts';
import { endLoginsOf } from './end-logins-of.ts';
import { listTenants } from './list-tenants.ts';
import { answerLogin, visitorOf } from './log-in/answer-login.ts';
import { presentLogin } from './logins.present.ts';
import { endAllLogins, endOwnLogin, listLogins } from './logins.store.ts';
import { switchTenant } from './switch-tenant.ts';
import { issueTicket } from './tokens/ticket.ts';

/** Registers the endpoints for a signed-in user's own logins. */
export function registerOwnLoginRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/auth/logins',
      operationId: 'listLogins',
      summary: 'List your own logins in all businesses, newest first',
      tag: 'auth',
      access: { role: 'viewer' },
      query: paging,
      answer: { list: login },
      errors: ['invalid_cursor'],
    },
    async ({ ctx, query }) => {
      const { userId, loginId } = accessLogin(ctx);
      const after = query.cursor === undefined ? undefined : positionIn(query.cursor);
      const options = { now: ctx.clock.now(), after, limit: query.limit };
      const found = await ctx.tx((tx) => listLogins(tx, userId, options));
      const page = cutPage(found, query.limit, (row) => [row.createdAt.toISOString(), row.id]);
      return { items: page.rows.map((row) => presentLogin(row, loginId)), nextCursor: page.nextCursor };
    },
  );

  route(
    app,
    {
      method: 'DELETE',
      url: '/auth/logins/:loginId',
      operationId: 'endLogin',
      summary: 'End one of your own logins',
      tag: 'auth',
      access: { role: 'viewer' },
      params: z.object({ loginId: publicId('login') }),
      answer: { data: done },
    },
    ({ ctx, params }) => {
      const { userId } = accessLogin(ctx);
      const id = uuidOf('login', params.loginId);
      return ctx.tx(async (tx) => {
        if (!(await endOwnLogin(tx, userId, id, 'revoked', ctx.clock.now()))) throw new AppError('not_found');
        wakeUp(tx, 'login', userId);
        await recordAct(ctx, tx, 'login.ended', {
          target: { kind: 'login', id },
          details: { reason: 'revoked' },
        });
        return {};
      });
    },
  );

  route(
    app,
    {
      method: 'DELETE',
      url: '/auth/logins',
      operationId: 'endOtherLogins',
      summary: 'End all your other logins',
      tag: 'auth',
      access: { role: 'viewer' },
      answer: { data: done },
    },
    ({ ctx }) => {
      const { userId, loginId } = accessLogin(ctx);
      return ctx.tx(async (tx) => {
        await endAllLogins(tx, userId, { reason: 'revoked', at: ctx.clock.now(), keepId: loginId });
        wakeUp(tx, 'login', userId);
        const target = { kind: 'user', id: userId } as const;
        await recordAct(ctx, tx, 'login.ended', { target, details: { reason: 'all_others' } });
        return {};
      });
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/reauthenticate',
      operationId: 'reauthenticate',
      summary: 'Confirm your password for sensitive actions, valid for 10 minutes',
      description:
        'Creating API keys, creating invitations and changing roles require that you confirmed your password within the last 10 minutes.',
      tag: 'auth',
      access: { role: 'viewer' },
      body: reauthentication,
      answer: { data: reauthenticated },
      errors: ['invalid_credentials', 'overloaded'],
    },
    async ({ ctx, body }) => ({ expiresAt: (await reauthenticate(ctx, body.password)).toISOString() }),
  );

  route(
    app,
    {
      method: 'DELETE',
      url: '/members/:userId/logins',
      operationId: 'endMemberLogins',
      summary: 'Sign a member out everywhere in this business',
      description: 'Only owners may sign out owners and admins.',
      tag: 'members',
      access: { role: 'admin' },
      params: z.object({ userId: publicId('user') }),
      answer: { data: done },
    },
    async ({ ctx, params }) => {
      await endLoginsOf(ctx, uuidOf('user', params.userId));
      return {};
    },
  );

  route(
    app,
    {
      method: 'GET',
      url: '/auth/tenants',
      operationId: 'listTenants',
      summary: 'List the businesses you belong to, in the order you joined',
      tag: 'auth',
      access: { role: 'viewer' },
      query: paging,
      answer: { list: membership },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => listTenants(ctx, query),
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/switch-tenant',
      operationId: 'switchTenant',
      summary: 'Switch to another business you belong to',
      tag: 'auth',
      access: { role: 'viewer' },
      body: tenantSwitch,
      answer: { data: signedIn },
    },
    async ({ ctx, body, request, reply }) => {
      const open = await switchTenant(ctx, visitorOf(request), uuidOf('tenant', body.tenantId));
      return answerLogin(ctx, request, reply, open);
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/ws-ticket',
      operationId: 'createSocketTicket',
      summary: 'Create a WebSocket ticket, valid for 30 seconds',
      tag: 'auth',
      access: { role: 'viewer' },
      status: 201,
      answer: { data: socketTicket },
    },
    async ({ ctx }) => {
      const { token, expiresAt } = await issueTicket(ctx, ctx.caller);
      return { ticket: token, expiresAt: expiresAt.toISOString() };
    },
  );
}

function positionIn(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { createdAt: String(createdAt), id: String(id) };
}
