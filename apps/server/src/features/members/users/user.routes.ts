import { user, userChanges } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { route } from '../../../platform/http/route.ts';
import { checkPerson } from '../role-rules.ts';
import { changeUser } from './change-user.ts';
import { presentUser } from './users.present.ts';
import { findUser } from './users.store.ts';

/** Registers the endpoints of the signed-in user's own profile. */
export function registerUserRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/user',
      operationId: 'getUser',
      summary: 'Get the signed-in user',
      tag: 'user',
      access: { role: 'viewer' },
      answer: { data: user },
    },
    async ({ ctx }) => {
      const { userId } = checkPerson(ctx);
      const row = await ctx.tx((tx) => findUser(tx, userId));
      if (!row) throw new AppError('login_ended');
      return presentUser(row);
    },
  );

  route(
    app,
    {
      method: 'PATCH',
      url: '/user',
      operationId: 'updateUser',
      summary: 'Update your name, language, theme, time zone or preferences',
      tag: 'user',
      access: { role: 'viewer' },
      body: userChanges,
      answer: { data: user },
    },
    async ({ ctx, body }) => presentUser(await changeUser(ctx, body)),
  );
}
