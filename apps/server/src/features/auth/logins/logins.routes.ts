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
      operationId: 'getSignInOptions',
      summary: 'Get the sign-in options of this server',
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
      summary: 'Register an account',
      description: 'For the first owner, for an invited person, and for anyone where sign-up is open.',
      tag: 'auth',
      access: { public: 'nobody has an account before they register; tokens and settings decide who may' },
      body: registration,
      status: 201,
      answer: { data: signedIn },
      errors: [
        'sign_up_closed',
        'sign_up_link_required',
        'invalid_setup_token',
        'invalid_invitation',
        'email_exists',
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
      summary: 'Sign in with e-mail and password',
      tag: 'auth',
      access: { public: 'signing in is how a person becomes known' },
      body: credentials,
      answer: { data: signedIn },
      errors: ['invalid_credentials', 'not_a_member', 'invalid_invitation', 'already_member', 'overloaded'],
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
      summary: 'Exchange a refresh token for new tokens',
      tag: 'auth',
      access: { public: 'the refresh token is the proof' },
      body: refreshToken,
      answer: { data: signedIn },
      errors: ['unauthenticated', 'login_ended', 'refresh_token_reused', 'origin_not_allowed'],
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
      summary: 'Sign out and revoke the refresh token',
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
