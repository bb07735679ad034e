import { credentials, done, refreshToken, registration, signedIn, signInOptions } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { isSecure } from '../../../platform/http/connections/is-secure.ts';
import { checkOrigin } from '../../../platform/http/connections/origin.ts';
import { route } from '../../../platform/http/route.ts';
import { register } from '../accounts/register.ts';
import { answerFirstLogin, answerLogin, visitorOf } from './log-in/answer-login.ts';
import { knownDevice } from './log-in/known-device.ts';
import { logIn } from './log-in/log-in.ts';
import { findSignInOptions } from './log-in/sign-in-options.ts';
import { logOut } from './log-out.ts';
import { refresh } from './refresh.ts';
import { clearRefreshCookie, readRefreshCookie } from './tokens/refresh-cookie.ts';

/** Registers the endpoints for signing in, refreshing and signing out. */
export function registerLoginRoutes(app: FastifyInstance): void {
  const { platform } = app;

  route(
    app,
    {
      method: 'GET',
      url: '/auth/sign-in-options',
      operationId: 'findSignInOptions',
      summary: 'Whether there is an owner yet, whether anybody may register, and whether mail is sent',
      tag: 'auth',
      access: { public: 'the pages of visitors say what is open; it is how the operator set it up' },
      answer: { data: signInOptions },
    },
    () => findSignInOptions(platform),
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/register',
      operationId: 'register',
      summary: 'Opens an account: the first owner, an invited person, or anyone where sign-up is open',
      tag: 'auth',
      access: { public: 'nobody has an account before they register; tokens and settings decide who may' },
      body: registration,
      status: 201,
      answer: { data: signedIn },
      errors: [
        'sign_up_closed',
        'sign_up_link_required',
        'setup_token_invalid',
        'invitation_invalid',
        'email_taken',
        'overloaded',
      ],
    },
    async ({ body, request, reply }) =>
      answerFirstLogin(platform, request, reply, await register(platform, visitorOf(request), body)),
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/login',
      operationId: 'login',
      summary: 'Signs in by e-mail and password',
      tag: 'auth',
      access: { public: 'signing in is how a person becomes known' },
      body: credentials,
      answer: { data: signedIn },
      errors: ['invalid_credentials', 'no_membership', 'invitation_invalid', 'already_member', 'overloaded'],
    },
    async ({ body, request, reply }) => {
      const device = knownDevice(platform.secrets, request, body.email);
      const open = await logIn(platform, { ...visitorOf(request), device }, body);
      return answerFirstLogin(platform, request, reply, open);
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/refresh',
      operationId: 'refresh',
      summary: 'Trades the refresh token of the cookie or the body for its successor and a new access token',
      tag: 'auth',
      access: { public: 'the refresh token is the proof' },
      body: refreshToken,
      answer: { data: signedIn },
      errors: ['unauthenticated', 'login_revoked', 'refresh_token_reused', 'origin_not_allowed'],
    },
    async ({ body, request, reply }) => {
      if (body?.refreshToken === undefined) checkOrigin(request, platform.config);
      const token = body?.refreshToken ?? readRefreshCookie(request);
      if (token === undefined) throw new AppError('unauthenticated');
      const open = await refresh(platform, visitorOf(request), token).catch((error: unknown) => {
        // Clears a cookie that will never work again. After an error of the server, the cookie is kept.
        if (error instanceof AppError && error.status === 401) {
          clearRefreshCookie(reply, { secure: isSecure(platform, request) });
        }
        throw error;
      });
      return answerLogin(platform, request, reply, open);
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/logout',
      operationId: 'logout',
      summary: 'Ends the login of the refresh token in the cookie or the body',
      tag: 'auth',
      access: { public: 'leaving works with an expired access token too; the refresh token is the proof' },
      body: refreshToken,
      answer: { data: done },
      errors: ['origin_not_allowed'],
    },
    async ({ body, request, reply }) => {
      if (body?.refreshToken === undefined) checkOrigin(request, platform.config);
      const token = body?.refreshToken ?? readRefreshCookie(request);
      if (token !== undefined) await logOut(platform, visitorOf(request), token);
      clearRefreshCookie(reply, { secure: isSecure(platform, request) });
      return {};
    },
  );
}
