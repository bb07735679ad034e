import {
  createdInvitation,
  done,
  invitation,
  invitationPreview,
  invitationToken,
  membership,
  newInvitation,
  paging,
  publicId,
} from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../../platform/http/cursor.ts';
import { createBackground } from '../../../platform/http/operations/background.ts';
import { route } from '../../../platform/http/route.ts';
import { uuidOf } from '../../../platform/ids.ts';
import { pageLink } from '../../../platform/links.ts';
import { hasAccount } from '../users/users.store.ts';
import { checkInvitation } from './accept-invitation.ts';
import { presentInvitation } from './invitations.present.ts';
import { listInvitations } from './invitations.store.ts';
import { invite } from './invite.ts';
import { joinByInvitation } from './join-by-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { sendInvitation } from './send-invitation.ts';

/**
 * Throws `rate_limited` if a business, or all businesses together for one address, have invited too often.
 */
export type ChargeInvitation = (tenantId: string, email: string) => Promise<void>;

/** Registers the endpoints for inviting people and accepting invitations. */
export function registerInvitationRoutes(app: FastifyInstance, charge: ChargeInvitation): void {
  const background = createBackground(app);

  route(
    app,
    {
      method: 'POST',
      url: '/invitations',
      operationId: 'createInvitation',
      summary: 'Invite a person by e-mail, or renew an invitation',
      description:
        'Only owners may invite owners and admins. Where the server sends no mail, the response contains the link.',
      tag: 'members',
      access: { role: 'admin' },
      body: newInvitation,
      status: 201,
      answer: { data: createdInvitation },
      errors: ['already_member', 'overloaded', 'reauthentication_required'],
      idempotent: true,
    },
    async ({ ctx, body }) => {
      await charge(ctx.tenantId, body.email);
      const { invitation, token } = await invite(ctx, body);
      const link = pageLink(ctx.config, '/invitation', token);
      background('the mail of an invitation', () => sendInvitation(ctx, body.email, link));
      // If the server cannot send mail, only this response can deliver the link, and no address is verified
      // anyway.
      return ctx.config.smtpUrl === undefined ? { ...invitation, link } : invitation;
    },
  );

  route(
    app,
    {
      method: 'GET',
      url: '/invitations',
      operationId: 'listInvitations',
      summary: 'List open invitations, newest first',
      tag: 'members',
      access: { role: 'admin' },
      query: paging,
      answer: { list: invitation },
      errors: ['invalid_cursor'],
    },
    async ({ ctx, query }) => {
      const after = query.cursor === undefined ? undefined : positionIn(query.cursor);
      const options = { now: ctx.clock.now(), after, limit: query.limit };
      const found = await ctx.tx((tx) => listInvitations(tx, ctx.tenantId, options));
      const page = cutPage(found, query.limit, (row) => [row.createdAt.toISOString(), row.id]);
      return { items: page.rows.map(presentInvitation), nextCursor: page.nextCursor };
    },
  );

  route(
    app,
    {
      method: 'DELETE',
      url: '/invitations/:invitationId',
      operationId: 'revokeInvitation',
      summary: 'Revoke an invitation',
      tag: 'members',
      access: { role: 'admin' },
      params: z.object({ invitationId: publicId('invitation') }),
      answer: { data: done },
    },
    async ({ ctx, params }) => {
      await revokeInvitation(ctx, uuidOf('invitation', params.invitationId));
      return {};
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/invitations/lookup',
      operationId: 'getInvitation',
      summary: 'Look up an invitation by its token',
      tag: 'members',
      access: { public: 'the link proves that the caller reads the mail of the invited address' },
      body: invitationToken,
      answer: { data: invitationPreview },
      errors: ['invalid_invitation'],
    },
    async ({ body }) => {
      const { email, role, tenantName } = await checkInvitation(app.platform, body.token);
      const known = await withTenants(app.platform.db, [], (tx) => hasAccount(tx, email));
      return { email, role, tenantName, hasAccount: known };
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/invitations/accept',
      operationId: 'acceptInvitation',
      summary: 'Accept an invitation with the signed-in account',
      tag: 'members',
      access: { role: 'viewer' },
      body: invitationToken,
      answer: { data: membership },
      errors: ['invalid_invitation', 'already_member'],
    },
    ({ ctx, body }) => joinByInvitation(ctx, body.token),
  );
}

function positionIn(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { createdAt: String(createdAt), id: String(id) };
}
