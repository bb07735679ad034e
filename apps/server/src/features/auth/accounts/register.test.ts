import { testDatabase, until } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildApp, PASSWORD } from '../../../roles/testing-app.ts';
import { ensureSetupToken } from '../index.ts';

const database = await testDatabase();
const closed = await buildApp(database, { openSignUp: false });
const open = await buildApp(database);
const mailing = await buildApp(database, { smtpUrl: 'smtp://mail.example' });
const { platform } = closed;

const body = {
  email: 'amina@atlas.example',
  password: PASSWORD,
  name: 'Amina',
  businessName: 'Café Atlas',
};

beforeEach(async () => {
  await database.admin.pool.query('truncate tenants, users, installation, login_throttles cascade');
});

describe('the first owner', () => {
  test('registers with the setup token and gets a new business with its own event log', async () => {
    const setupToken = await ensureSetupToken(platform);
    const answer = await closed.ask('POST', '/auth/register', { body: { ...body, setupToken } });
    expect(answer.status).toBe(201);
    expect(answer.data).toMatchObject({
      user: { email: body.email, name: 'Amina', locale: 'en' },
      tenant: { name: 'Café Atlas' },
      role: 'owner',
      refreshToken: null,
    });
    const { rows } = await database.admin.pool.query('select seq from event_heads');
    expect(rows).toEqual([{ seq: 0 }]);
    const profile = await closed.ask('GET', '/user', { token: answer.data.accessToken });
    expect(profile.data.email).toBe(body.email);
  });

  test('is refused without the setup token, with a wrong one, and with a used one', async () => {
    const setupToken = await ensureSetupToken(platform);
    for (const attempt of [body, { ...body, setupToken: 'x'.repeat(43) }]) {
      const refused = await closed.ask('POST', '/auth/register', { body: attempt });
      expect([refused.status, refused.code]).toEqual([403, 'invalid_setup_token']);
    }
    await closed.ask('POST', '/auth/register', { body: { ...body, setupToken } });
    const again = await closed.ask('POST', '/auth/register', {
      body: { ...body, email: 'other@atlas.example', setupToken },
    });
    expect(again.code).toBe('invalid_setup_token');
  });

  test('can use the setup link of any started process; afterwards all of them are void', async () => {
    const first = await ensureSetupToken(platform);
    const second = await ensureSetupToken(open.platform);
    expect(first).not.toBe(second);
    const answer = await closed.ask('POST', '/auth/register', { body: { ...body, setupToken: first } });
    expect(answer.status).toBe(201);
    expect(await ensureSetupToken(platform)).toBeUndefined();
    const late = await closed.ask('POST', '/auth/register', {
      body: { ...body, email: 'late@atlas.example', setupToken: second },
    });
    expect(late.code).toBe('invalid_setup_token');
  });

  test('is a single user when several register with the same token concurrently', async () => {
    const setupToken = await ensureSetupToken(platform);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        closed.ask('POST', '/auth/register', {
          body: { ...body, email: `${name}@atlas.example`, setupToken },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
    const { rows } = await database.admin.pool.query("select from members where role = 'owner'");
    expect(rows).toHaveLength(1);
  });

  test('can still use the setup token after a failed registration', async () => {
    const setupToken = await ensureSetupToken(platform);
    const weak = await closed.ask('POST', '/auth/register', {
      body: { ...body, password: 'password123', setupToken },
    });
    expect([weak.status, weak.code]).toEqual([400, 'validation_failed']);
    expect(weak.details).toEqual([
      expect.objectContaining({ field: 'body.password', code: 'password_common' }),
    ]);
    const right = await closed.ask('POST', '/auth/register', { body: { ...body, setupToken } });
    expect(right.status).toBe(201);
  });
});

describe('registration after the first owner', () => {
  test('requires an invitation when sign-up is closed', async () => {
    await open.anOwner('first@atlas.example');
    const answer = await closed.ask('POST', '/auth/register', { body });
    expect([answer.status, answer.code]).toEqual([403, 'sign_up_closed']);
  });

  test('creates a separate business when sign-up is open', async () => {
    const first = await open.anOwner('first@atlas.example', 'First');
    const second = await open.anOwner('second@atlas.example', 'Second');
    expect(second.tenant.id).not.toBe(first.tenant.id);
    const members = await open.ask('GET', '/members', { token: second.accessToken });
    expect(members.data.map(({ email }: { email: string }) => email)).toEqual(['second@atlas.example']);
  });

  test('refuses an e-mail address that is taken, ignoring case, also concurrently', async () => {
    const answers = await Promise.all(
      [body.email, body.email.toUpperCase()].map((email) =>
        open.ask('POST', '/auth/register', { body: { ...body, email } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.map(({ code }) => code)).toContain('email_exists');
    const { rows } = await database.admin.pool.query('select from tenants');
    expect(rows).toHaveLength(1);
  });

  test('requires a mailed link when e-mail is configured, so responses do not reveal which accounts exist', async () => {
    await open.anOwner(body.email);
    for (const email of [body.email, 'new@atlas.example']) {
      const refused = await mailing.ask('POST', '/auth/register', { body: { ...body, email } });
      expect([refused.status, refused.code]).toEqual([403, 'sign_up_link_required']);
      const link = await mailing.ask('POST', '/auth/sign-up', { body: { email } });
      expect([link.status, link.data]).toEqual([202, {}]);
    }
    const signUpToken = await mailing.linkFor('new@atlas.example');
    const joined = await mailing.ask('POST', '/auth/register', {
      body: { ...body, email: 'new@atlas.example', signUpToken },
    });
    expect(joined.status).toBe(201);
    // The link verifies one address only.
    const stolen = await mailing.ask('POST', '/auth/register', {
      body: { ...body, email: 'other@atlas.example', signUpToken },
    });
    expect(stolen.code).toBe('sign_up_link_required');
    const toOwner = await until(() => mailing.mails.find(({ to }) => to === body.email));
    expect(toOwner.subject).toBe('You already have a WaQtor account');
    expect(toOwner.text).not.toContain('#token=');
  });

  test('sends no sign-up link when sign-up is closed', async () => {
    const answer = await closed.ask('POST', '/auth/sign-up', { body: { email: body.email } });
    expect([answer.status, answer.code]).toEqual([403, 'sign_up_closed']);
  });
});

describe('GET /auth/sign-in-options', () => {
  const waysInto = async (app: typeof open) => (await app.ask('GET', '/auth/sign-in-options')).data;

  test('returns the sign-up mode and whether the server needs setup', async () => {
    expect(await waysInto(closed)).toEqual({ needsSetup: true, signUp: 'closed', canSendEmail: false });
    expect(await waysInto(mailing)).toMatchObject({ signUp: 'email_link', canSendEmail: true });
    await open.ask('POST', '/auth/register', { body });
    expect(await waysInto(open)).toEqual({ needsSetup: false, signUp: 'open', canSendEmail: false });
  });
});

test.each([
  ['an invalid e-mail address', { ...body, email: 'amina' }, 'body.email'],
  ['a short password', { ...body, password: 'short' }, 'body.password'],
  ['a password that is too long', { ...body, password: 'x'.repeat(257) }, 'body.password'],
  ['no name', { ...body, name: '   ' }, 'body.name'],
  ['a missing business name', { ...body, businessName: undefined }, 'body.businessName'],
  ['an unknown field', { ...body, role: 'owner' }, 'body.role'],
])('POST /auth/register refuses %s', async (_what, attempt, field) => {
  const answer = await open.ask('POST', '/auth/register', { body: attempt });
  expect([answer.status, answer.code]).toEqual([400, 'validation_failed']);
  expect(answer.details).toEqual([expect.objectContaining({ field })]);
});

test('POST /auth/register refuses a body that is not JSON', async () => {
  const answer = await open.ask('POST', '/auth/register', {
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.status, answer.code]).toEqual([400, 'malformed_json']);
});

test('passwords and tokens are never stored in plain text', async () => {
  const setupToken = (await ensureSetupToken(platform)) ?? '';
  const answer = await closed.ask('POST', '/auth/register', {
    body: { ...body, setupToken, client: 'api_client' },
  });
  const secret = answer.data.refreshToken.split('.').at(-1);
  const { rows } = await database.admin.pool.query(
    `select (select jsonb_agg(to_jsonb(u)) from users u)::text || (select jsonb_agg(to_jsonb(l)) from logins l)::text as kept`,
  );
  expect(rows[0].kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect(rows[0].kept).not.toContain(PASSWORD);
  expect(rows[0].kept).not.toContain(secret);
});
