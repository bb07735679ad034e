import { done, emailOnly, passwordChange, passwordReset } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { throttleNameOf } from '../../../platform/http/connections/client-address.ts';
import { createBackground } from '../../../platform/http/operations/background.ts';
import { route } from '../../../platform/http/route.ts';
import { pageLink } from '../../../platform/links.ts';
import { mailSignUpLink } from '../accounts/sign-up.ts';
import { rememberBrowser, visitorOf } from '../logins/log-in/answer-login.ts';
import { passwordChangedMail } from '../logins/log-in/login-mails.ts';
import { charge } from '../throttling/throttle.ts';
import { changePassword } from './change-password.ts';
import { mailResetLink, resetPassword } from './reset-password.ts';

/** Registers the endpoints for passwords and the related mails. */
export function registerPasswordRoutes(app: FastifyInstance): void {
  const { platform } = app;
  // Mail is sent after the response, so that neither its content nor its timing reveals who has an account.
  const background = createBackground(app);
  const mailChanged = (account: { email: string; locale: string }) =>
    background('the mail about a changed password', () =>
      platform.mail.send(passwordChangedMail(account, pageLink(platform.config, '/forgot-password'))),
    );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/sign-up',
      operationId: 'requestSignUpLink',
      summary: 'Mails a link to register, where sign-up is open; the answer is the same for every address',
      tag: 'auth',
      access: { public: 'registration comes before any login' },
      body: emailOnly,
      status: 202,
      answer: { data: done },
      errors: ['sign_up_closed', 'overloaded'],
    },
    async ({ body, request }) => {
      if (!platform.config.openSignUp) throw new AppError('sign_up_closed');
      await charge(platform, 'mailRequests', throttleNameOf(request.ip, body.email));
      background('the mail of a sign-up', () => mailSignUpLink(platform, body.email));
      return {};
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/password/forgot',
      operationId: 'forgotPassword',
      summary: 'Mails a link to choose a new password; the answer is the same for every address',
      tag: 'auth',
      access: { public: 'whoever forgot a password cannot sign in' },
      body: emailOnly,
      status: 202,
      answer: { data: done },
      errors: ['overloaded'],
    },
    async ({ body, request }) => {
      await charge(platform, 'mailRequests', throttleNameOf(request.ip, body.email));
      background('the mail of a password reset', () => mailResetLink(platform, body.email));
      return {};
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/auth/password/reset',
      operationId: 'resetPassword',
      summary: 'Sets a new password by a mailed link and ends all logins of that person',
      tag: 'auth',
      access: { public: 'the mailed link is the proof' },
      body: passwordReset,
      answer: { data: done },
      errors: ['password_reset_invalid', 'overloaded'],
    },
    async ({ body, request, reply }) => {
      const account = await resetPassword(platform, visitorOf(request), body);
      rememberBrowser(platform, request, reply, account.email);
      mailChanged(account);
      return {};
    },
  );

  route(
    app,
    {
      method: 'POST',
      url: '/user/password',
      operationId: 'changePassword',
      summary: 'Changes the own password and ends all other logins',
      tag: 'user',
      access: { role: 'viewer' },
      body: passwordChange,
      answer: { data: done },
      errors: ['invalid_credentials', 'overloaded'],
    },
    async ({ ctx, body }) => {
      mailChanged(await changePassword(ctx, body));
      return {};
    },
  );
}
