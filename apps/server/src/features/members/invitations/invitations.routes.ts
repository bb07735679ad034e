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
      summary: 'Invites an address by mail, or renews its invitation. Only owners invite owners and admins',
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
      summary: 'Open invitations, newest first',
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
      summary: 'Makes the link of an invitation void',
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
      operationId: 'readInvitation',
      summary: 'What an invitation link offers, to whoever holds it',
      tag: 'members',
      access: { public: 'the link proves that the caller reads the mail of the invited address' },
      body: invitationToken,
      answer: { data: invitationPreview },
      errors: ['invitation_invalid'],
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
      summary: 'The signed-in person joins the inviting business',
      tag: 'members',
      access: { role: 'viewer' },
      body: invitationToken,
      answer: { data: membership },
      errors: ['invitation_invalid', 'already_member'],
    },
    ({ ctx, body }) => joinByInvitation(ctx, body.token),
  );
}

function positionIn(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { createdAt: String(createdAt), id: String(id) };
}
