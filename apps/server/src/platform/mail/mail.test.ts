import { expect, test } from 'vitest';
import { createMailer } from './mail.ts';

test('without an SMTP server, a mail is printed as plain text without control characters', async () => {
  let printed = '';
  const mailer = createMailer({
    smtpUrl: undefined,
    from: 'x@example.com',
    print: (text) => (printed += text),
  });
  const link = 'http://127.0.0.1:8080/invitation#token=abc.def';
  await mailer.send({
    to: 'karim@example.com',
    subject: 'You are invited',
    text: `\u001b]0;own\u0007\u009b31mNadia\r invites you.\n\nJoin:\n${link}`,
  });
  const lines = printed.split('\n').map((line) => line.trim());
  expect(lines).toEqual(expect.arrayContaining(['To: karim@example.com', 'Subject: You are invited', link]));
  expect(lines).toContain(']0;own31mNadia invites you.');
  expect(/[^\P{Cc}\n]/u.test(printed)).toBe(false);
});
