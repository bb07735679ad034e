import { availabilityChange, done, member, memberChanges, paging, publicId } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import { uuidOf } from '../../platform/ids.ts';
import { changeAvailability } from './change-availability.ts';
import { changeRole } from './change-role.ts';
import { deactivateMember, reactivateMember } from './deactivate-member.ts';
import { presentMember } from './members.present.ts';
import { listMembers, type MemberPosition } from './members.store.ts';
import { removeMember } from './remove-member.ts';

const params = z.object({ userId: publicId('user') });

/** Registers the endpoints for the members of a business. */
export function registerMemberRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/members',
      operationId: 'listMembers',
      summary: 'List the members of this business, in the order they joined',
      tag: 'members',
      access: { role: 'viewer' },
      query: paging,
      answer: { list: member },
      errors: ['invalid_cursor'],
    },
    async ({ ctx, query }) => {
      const after = query.cursor === undefined ? undefined : positionIn(query.cursor);
      const found = await ctx.tx((tx) => listMembers(tx, ctx.tenantId, { after, limit: query.limit }));
      const page = cutPage(found, query.limit, (row) => [row.createdAt.toISOString(), row.userId]);
      return { items: page.rows.map(presentMember), nextCursor: page.nextCursor };
    },
  );

  route(
    app,
    {
      method: 'PATCH',
      url: '/members/:userId',
      operationId: 'updateMemberRole',
      summary: 'Change the role of a member',
      description: 'Only owners may appoint or change owners and admins.',
      tag: 'members',
      access: { role: 'admin' },
      params,
      body: memberChanges,
      answer: { data: member },
      errors: ['last_owner', 'reauthentication_required'],
    },
    ({ ctx, params, body }) => changeRole(ctx, uuidOf('user', params.userId), body.role),
  );

  route(
    app,
    {
      method: 'PUT',
      url: '/members/:userId/availability',
      operationId: 'updateAvailability',
      summary: 'Set whether a member is assigned conversations automatically',
      description: 'Members set it for themselves; admins for others too.',
      tag: 'members',
      access: { role: 'agent' },
      params,
      body: availabilityChange,
      answer: { data: member },
    },
    ({ ctx, params, body }) => changeAvailability(ctx, uuidOf('user', params.userId), body.availability),
  );

  route(
    app,
    {
      method: 'POST',
      url: '/members/:userId/deactivate',
      operationId: 'deactivateMember',
      summary: 'Deactivate a member, who then cannot sign in',
      description:
        'Their logins end, their API keys and open invitations are revoked, and their conversations are unassigned. Name, history, teams and personal resources are kept. No-op if already deactivated.',
      tag: 'members',
      access: { role: 'admin' },
      params,
      answer: { data: member },
      errors: ['last_owner'],
    },
    ({ ctx, params }) => deactivateMember(ctx, uuidOf('user', params.userId)),
  );

  route(
    app,
    {
      method: 'POST',
      url: '/members/:userId/reactivate',
      operationId: 'reactivateMember',
      summary: 'Reactivate a member with their former role',
      description: 'API keys that were revoked stay revoked. No-op if the member is active.',
      tag: 'members',
      access: { role: 'admin' },
      params,
      answer: { data: member },
      errors: ['reauthentication_required'],
    },
    ({ ctx, params }) => reactivateMember(ctx, uuidOf('user', params.userId)),
  );

  route(
    app,
    {
      method: 'DELETE',
      url: '/members/:userId',
      operationId: 'removeMember',
      summary: 'Remove a member, or leave the business with your own id',
      tag: 'members',
      access: { role: 'viewer' },
      params,
      answer: { data: done },
      errors: ['last_owner'],
    },
    async ({ ctx, params }) => {
      await removeMember(ctx, uuidOf('user', params.userId));
      return {};
    },
  );
}

function positionIn(cursor: string): MemberPosition {
  const [createdAt, userId] = decodeCursor(cursor, [isInstant, isUuid]);
  return { createdAt: String(createdAt), userId: String(userId) };
}
