import { testDatabase, until } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { buildApp, PASSWORD } from '../../../roles/testing-app.ts';

const database = await testDatabase();
const api = await buildApp(database, { publicUrl: 'https://atlas.example' });
const email = 'amina@atlas.example';
const owner = await api.anOwner(email);

const forgot = (address: string, ip?: string) =>
  api.ask('POST', '/auth/password/forgot', { body: { email: address }, ...(ip ? { ip } : {}) });
const reset = (token: string, password: string) =>
  api.ask('POST', '/auth/password/reset', { body: { token, password } });
const logIn = (password: string, ask: object = {}) =>
  api.ask('POST', '/auth/login', { body: { email, password, client: 'api_client' }, ...ask });

describe('a forgotten password', () => {
  test('is reset by a mailed link, which works once and ends every login', async () => {
    const before = (await logIn(PASSWORD)).data;
    const after = api.mails.length;
    const asked = await forgot(email.toUpperCase());
    expect([asked.status, asked.data]).toEqual([202, {}]);
    const token = await api.linkFor(email, after);
    expect(api.mails.at(-1)?.text).toContain(`https://atlas.example/reset-password#token=${token}`);
    const weak = await reset(token, 'password123');
    expect([weak.status, weak.code]).toEqual([400, 'validation_failed']);
    const done = await reset(token, 'a-new-one-for-99');
    expect([done.status, done.data]).toEqual([200, {}]);
    expect((await api.ask('GET', '/user', { token: before.accessToken })).code).toBe('login_ended');
    expect((await logIn(PASSWORD)).code).toBe('invalid_credentials');
    expect((await logIn('a-new-one-for-99')).status).toBe(200);
    const again = await reset(token, 'another-new-one');
    expect([again.status, again.code]).toEqual([410, 'invalid_password_reset']);
    await until(() => api.mails.some(({ subject }) => subject === 'Your password was changed'));
    await reset(await freshLink(), PASSWORD);
  });

  test('gets the same response for an address without an account, and no mail is sent', async () => {
    const after = api.mails.length;
    const known = await forgot(email);
    const unknown = await forgot('nobody@atlas.example');
    const same = ({ text, status }: { text: string; status: number }) => [status, text];
    expect(same(unknown)).toEqual(same(known));
    await api.linkFor(email, after);
    expect(api.mails.filter(({ to }) => to === 'nobody@atlas.example')).toEqual([]);
  });

  test('is reset once when one link is used twice concurrently', async () => {
    const token = await freshLink();
    const answers = await Promise.all([reset(token, 'first-of-the-two'), reset(token, 'second-of-the-two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    await reset(await freshLink(), PASSWORD);
  });

  test('is reset only by a link that was issued within the last hour', async () => {
    const token = await freshLink();
    for (const wrong of [
      'x',
      token.slice(0, -1),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    ]) {
      expect((await reset(wrong, 'a-new-one-for-99')).code).toBe('invalid_password_reset');
    }
    api.platform.clock.advance(3_600_000);
    expect((await reset(token, 'a-new-one-for-99')).code).toBe('invalid_password_reset');
  });

  test('can still be reset by an earlier link when an attacker uses up the limit of mails', async () => {
    api.platform.clock.advance(86_400_000);
    const after = api.mails.length;
    for (let i = 0; i < 15; i++) await forgot(email, '203.0.113.7');
    const sent = () => api.mails.slice(after).filter((mail) => mail.subject === 'Reset your password').length;
    await until(() => sent() === 3);
    const first = /#token=(\S+)/.exec(api.mails[after]?.text ?? '')?.[1] ?? '';
    expect((await forgot(email, '203.0.113.7')).status).toBe(202);
    expect((await reset(first, PASSWORD)).status).toBe(200);
    expect(sent()).toBe(3);
  });

  test('can be requested only 20 times from one IP address', async () => {
    api.platform.clock.advance(86_400_000);
    const answers = [];
    for (let i = 0; i < 25; i++) answers.push(await forgot(`user${i}@atlas.example`, '203.0.113.8'));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(20);
    const refused = answers.at(-1);
    expect([refused?.status, refused?.code]).toEqual([429, 'rate_limited']);
    expect(refused?.headers['retry-after']).toBe('10');
  });

  test('can be reset from a browser whose logins are rate limited by an attack', async () => {
    api.platform.clock.advance(86_400_000);
    for (let i = 0; i < 60; i++) await logIn('wrong', { ip: `10.${i}.0.1` });
    expect((await logIn(PASSWORD, { ip: '198.51.100.77' })).code).toBe('rate_limited');
    const after = api.mails.length;
    await forgot(email);
    const done = await reset(await api.linkFor(email, after), PASSWORD);
    expect((await logIn(PASSWORD, { ip: '198.51.100.77' })).code).toBe('rate_limited');
    const device = done.cookies.find(({ name }) => name.startsWith('waqtor_device'));
    const cookies = { [device?.name ?? '']: device?.value ?? '' };
    expect((await logIn(PASSWORD, { ip: '198.51.100.77', cookies })).status).toBe(200);
    // The cookie is valid for this user only.
    const other = await api.ask('POST', '/auth/login', {
      body: { email: 'other@atlas.example', password: 'wrong' },
      cookies,
    });
    expect(other.code).toBe('invalid_credentials');
  });

  async function freshLink(): Promise<string> {
    api.platform.clock.advance(86_400_000);
    const after = api.mails.length;
    await forgot(email);
    return api.linkFor(email, after);
  }
});

describe('POST /user/password', () => {
  const change = (token: string | undefined, body: object) =>
    api.ask('POST', '/user/password', { token, body });
  const body = { currentPassword: PASSWORD, newPassword: 'a-new-one-for-99' };

  test('requires the current password and ends all other logins and reset links', async () => {
    const here = (await logIn(PASSWORD)).data;
    const elsewhere = (await logIn(PASSWORD)).data;
    const after = api.mails.length;
    await forgot(email);
    const link = await api.linkFor(email, after);
    const answer = await change(here.accessToken, body);
    expect([answer.status, answer.data]).toEqual([200, {}]);
    expect((await api.ask('GET', '/user', { token: here.accessToken })).status).toBe(200);
    expect((await api.ask('GET', '/user', { token: elsewhere.accessToken })).code).toBe('login_ended');
    const refreshed = await api.ask('POST', '/auth/refresh', {
      body: { refreshToken: elsewhere.refreshToken },
    });
    expect(refreshed.code).toBe('login_ended');
    expect((await reset(link, 'yet-another-one')).code).toBe('invalid_password_reset');
    expect((await logIn('a-new-one-for-99')).status).toBe(200);
    await change(here.accessToken, { currentPassword: 'a-new-one-for-99', newPassword: PASSWORD });
  });

  test('refuses a wrong current password and is rate limited', async () => {
    const here = (await logIn(PASSWORD)).data;
    const codes = [];
    for (let i = 0; i < 7; i++) {
      codes.push((await change(here.accessToken, { ...body, currentPassword: 'wrong' })).code);
    }
    expect(codes).toEqual([...Array(5).fill('invalid_credentials'), 'rate_limited', 'rate_limited']);
    const elsewhere = (await logIn(PASSWORD)).data;
    expect((await change(elsewhere.accessToken, body)).status).toBe(200);
    await change(elsewhere.accessToken, { currentPassword: 'a-new-one-for-99', newPassword: PASSWORD });
  });

  test('refuses a weak password, unauthenticated requests and API keys', async () => {
    const here = (await logIn(PASSWORD)).data;
    const weak = await change(here.accessToken, { ...body, newPassword: 'qwertyuiop' });
    expect([weak.status, weak.code]).toEqual([400, 'validation_failed']);
    expect(weak.details).toEqual([expect.objectContaining({ field: 'body.newPassword' })]);
    expect((await change(undefined, body)).status).toBe(401);
    expect((await change(here.accessToken, {})).status).toBe(400);
    const key = await api.ask('POST', '/api-keys', {
      token: here.accessToken,
      body: { name: 'n8n', role: 'admin' },
    });
    const byKey = await change(key.data.key, body);
    expect([byKey.status, byKey.code]).toEqual([403, 'forbidden']);
    expect(owner.role).toBe('owner');
  });
});
