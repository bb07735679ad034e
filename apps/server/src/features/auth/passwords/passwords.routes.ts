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
      summary: 'Send a sign-up link by e-mail',
      description: 'Only where sign-up is open. The response is the same for every address.',
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
      summary: 'Send a password reset link by e-mail',
      description: 'The response is the same for every address.',
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
      summary: 'Reset the password with an e-mailed link and end all logins',
      tag: 'auth',
      access: { public: 'the mailed link is the proof' },
      body: passwordReset,
      answer: { data: done },
      errors: ['invalid_password_reset', 'overloaded'],
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
      operationId: 'updatePassword',
      summary: 'Change your password and end all your other logins',
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
