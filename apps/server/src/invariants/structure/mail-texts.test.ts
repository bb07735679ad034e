import { readFileSync } from 'node:fs';
import { notificationTypes } from '@waqtor/contract';
import { expect, test } from 'vitest';
import { faultsIn } from '../../../../../tools/texts/faults.ts';
import { type Locale, parseGlossary } from '../../../../../tools/texts/glossary.ts';
import {
  accountExistsMail,
  passwordChangedMail,
  resetMail,
  signUpMail,
} from '../../features/auth/logins/log-in/login-mails.ts';
import { invitationMail } from '../../features/members/invitations/invitation-mail.ts';
import { pushTitle } from '../../features/notifications/push/push-texts.ts';

const root = new URL('../../../../..', import.meta.url).pathname;

test('e-mails and push messages follow the rules and terms of the glossary', () => {
  const glossary = parseGlossary(readFileSync(`${root}/docs/glossary.md`, 'utf8'));
  const mailsIn = (locale: Locale) => {
    const to = { email: 'a@example.com', locale };
    const mails = {
      reset: resetMail(to, '{link}'),
      changed: passwordChangedMail(to, '{link}'),
      invitation: invitationMail({ ...to, business: '{business}', inviter: '{inviter}', link: '{link}' }),
    };
    const pushes = notificationTypes.flatMap((kind) =>
      [null, '{actor}'].map((actorName) => [
        `push.${kind}.${actorName}`,
        pushTitle(locale, { kind, subject: '{subject}', actorName }).replace(/\u2068(\{\w+\})\u2069/g, '$1'),
      ]),
    );
    const texts = Object.fromEntries(
      Object.entries(mails).flatMap(([name, { subject, text }]) => [
        [`${name}.subject`, subject],
        // A mail has no translation layer: it isolates names itself.
        [`${name}.text`, text.replace(/\u2068(\{\w+\})\u2069/g, '$1')],
      ]),
    );
    return { ...texts, ...Object.fromEntries(pushes) };
  };
  const own = {
    signUp: signUpMail('a@example.com', '{link}'),
    exists: accountExistsMail('a@example.com', '{link}'),
  };
  const english = Object.fromEntries(
    Object.entries(own).flatMap(([name, { subject, text }]) => [
      [`${name}.subject`, subject],
      [`${name}.text`, text],
    ]),
  );
  const withoutExceptions = { ...glossary, agreeing: [] };
  expect(faultsIn({ en: mailsIn('en'), fr: mailsIn('fr'), ar: mailsIn('ar') }, withoutExceptions)).toEqual(
    [],
  );
  expect(
    faultsIn({ en: english, fr: english, ar: english }, withoutExceptions).filter((it) =>
      it.startsWith('en '),
    ),
  ).toEqual([]);
});
