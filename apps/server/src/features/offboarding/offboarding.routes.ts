import { memberRemovalPreview, publicId } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { uuidOf } from '../../platform/ids.ts';
import { readOffboarding } from './read-offboarding.ts';

/** Registers the endpoint that shows what happens to a business's data when a member leaves. */
export function registerOffboardingRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/members/:userId/removal-preview',
      operationId: 'getMemberRemovalPreview',
      summary: 'Preview what removing a member revokes, unassigns, deletes and keeps',
      tag: 'members',
      access: { role: 'viewer' },
      params: z.object({ userId: publicId('user') }),
      answer: { data: memberRemovalPreview },
    },
    ({ ctx, params }) => readOffboarding(ctx, uuidOf('user', params.userId)),
  );
}
