import { testDatabase } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { buildApp } from '../../roles/testing-app.ts';

const database = await testDatabase();
const { app, ask, anOwner, platform } = await buildApp(database);
const { app: behindTls } = await buildApp(database, { publicUrl: 'https://atlas.example' });
afterAll(() => app.close());

test('API responses and errors are neither cached nor rendered as pages', async () => {
  const owner = await anOwner('amina@atlas.example');
  const signedIn = await ask('POST', '/auth/refresh', { body: { refreshToken: owner.refreshToken } });
  const answers = [
    signedIn,
    await ask('GET', '/tenant', { token: owner.accessToken }),
    await ask('GET', '/tenant'),
    await ask('GET', '/nowhere'),
    await ask('POST', '/auth/login', { body: {} }),
    // This request is rejected before any hook runs.
    await ask('GET', '/%zz'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 404, 400, 400]);
  for (const { headers } of answers) {
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('the API reference runs only its own scripts and cannot be framed', async () => {
  for (const url of ['/docs', '/docs/', '/docs/static/index.html', '/docs/json']) {
    const { headers, statusCode } = await app.inject({ url });
    expect(headers['x-frame-options'], url).toBe('DENY');
    if (statusCode === 200 && String(headers['content-type']).startsWith('text/html')) {
      const policy = String(headers['content-security-policy']);
      expect(policy, url).toContain("frame-ancestors 'none'");
      expect(policy, url).toMatch(/default-src 'self'/);
      expect(policy, url).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*)/);
    }
  }
});

test('the API reference has the name and the icon of the product', async () => {
  const { body } = await app.inject({ url: '/docs' });
  expect(body).toContain('<title>WaQtor API</title>');
  const [icon = ''] = /[^"']*theme\/icon\.svg/.exec(body) ?? [];
  const { headers, statusCode } = await app.inject({ url: new URL(icon, 'http://x/docs').pathname });
  expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('image/svg+xml')]);
});

test('Strict-Transport-Security is sent behind TLS only', async () => {
  for (const url of [
    '/api/v1/auth/sign-in-options',
    '/docs/static/index.html',
    '/openapi.json',
    '/asyncapi.json',
  ]) {
    expect((await behindTls.inject({ url })).headers['strict-transport-security'], url).toMatch(
      /^max-age=\d{8}$/,
    );
    expect((await app.inject({ url })).headers['strict-transport-security'], url).toBeUndefined();
  }
});

test('a cookie is accepted only in same-origin requests', async () => {
  const registered = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/register',
    payload: { email: 'b@atlas.example', password: 'sesame-opens-99', name: 'B', businessName: 'B' },
  });
  const cookie = registered.cookies.find(({ name }) => name === 'waqtor_refresh')?.value ?? '';
  const post = (path: string, headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/auth/${path}`,
      headers: { host: 'inbox.example', ...headers },
      cookies: { waqtor_refresh: cookie },
    });
  for (const path of ['refresh', 'logout']) {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://inbox.example.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await post(path, headers);
      expect([answer.statusCode, answer.json().error.code], JSON.stringify(headers)).toEqual([
        403,
        'origin_not_allowed',
      ]);
    }
  }
  // None of these requests rotated the token or ended the login.
  const again = await post('refresh', { origin: 'http://inbox.example', 'sec-fetch-site': 'same-origin' });
  expect(again.statusCode).toBe(200);
  const last = again.cookies.find(({ name }) => name === 'waqtor_refresh')?.value ?? '';
  const out = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/logout',
    headers: { host: 'inbox.example', origin: 'http://inbox.example' },
    cookies: { waqtor_refresh: last },
  });
  expect(out.statusCode).toBe(200);
  expect(platform.config.allowedOrigins).toEqual([]);
});
