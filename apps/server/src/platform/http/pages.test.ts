import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { testDatabase } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { buildPlatform } from '../testing.ts';
import { servePages } from './pages.ts';
import { createHttp } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'waqtor-pages-'));
const page = (body: string, root = 'lang="en" dir="ltr"') =>
  `<!DOCTYPE html><html ${root}><head><link rel="preload" as="script" href="/a.js"/><link rel="icon" href="/i"/></head><body>${body}<script src="/a.js" async=""></script><script>run()</script></body></html>`;
mkdirSync(join(folder, '_next/static'), { recursive: true });
writeFileSync(join(folder, 'index.en.html'), page('home'));
writeFileSync(join(folder, 'index.fr.html'), page('accueil', 'lang="fr" dir="ltr"'));
writeFileSync(join(folder, 'index.ar.html'), page('الرئيسية', 'lang="ar" dir="rtl"'));
writeFileSync(join(folder, 'inbox.html'), page('inbox'));
writeFileSync(
  join(folder, 'inbox.txt'),
  '1:"$Sreact.fragment"\n0:{"P":null,"c":["","inbox"],"q":"","t":{"q":""}}\n2:"q"',
);
writeFileSync(join(folder, '404.html'), page('missing'));
writeFileSync(join(folder, '_next/static/a.0f1e.js'), 'run()');
writeFileSync(join(folder, '_next/static/a.0f1e.js.br'), brotliCompressSync('run()'));
writeFileSync(join(folder, 'sw.js'), 'run()');

const database = await testDatabase();
const app = await createHttp({
  platform: buildPlatform(database),
  authenticate: () => Promise.reject(new AppError('unauthenticated')),
  root: (scope) => servePages(scope, { folder, reserved: ['/api', '/docs'] }),
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

test('every script of a page has the nonce of its Content-Security-Policy, a new one per response', async () => {
  const first = await get('/inbox');
  const nonce = /'nonce-([^']+)'/.exec(String(first.headers['content-security-policy']))?.[1];
  expect(first.body.match(/<script nonce="([^"]+)"/g)).toEqual(Array(2).fill(`<script nonce="${nonce}"`));
  expect(first.body).toContain(`<link nonce="${nonce}" rel="preload" as="script"`);
  expect(first.body).toContain('<link rel="icon"');
  expect(first.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await get('/inbox')).headers['content-security-policy']).not.toBe(
    first.headers['content-security-policy'],
  );
});

test('the language is taken from the cookie, then Accept-Language, then English', async () => {
  const spoken = async (headers: Record<string, string>) => (await get('/', headers)).body;
  expect(await spoken({ cookie: 'locale=ar', 'accept-language': 'fr' })).toContain('الرئيسية');
  expect(await spoken({ 'accept-language': 'de-DE, fr-CH;q=0.9, en;q=0.8' })).toContain('accueil');
  expect(await spoken({ 'accept-language': 'en;q=0.3, ar-MA;q=0.9' })).toContain('الرئيسية');
  expect(await spoken({ 'accept-language': 'ar;q=0, fr;q=0.1' })).toContain('accueil');
  for (const none of ['de', '', '*', ';;q=x,,', 'x'.repeat(8_000)])
    expect(await spoken({ 'accept-language': none })).toContain('home');
  expect(await spoken({})).toContain('home');
});

test('theme, sidebar, text direction and query parameter names are set on the html element', async () => {
  const { body } = await get('/?conversation=cnv_1&panel=true', {
    cookie: 'locale=ar; theme=dark; sidebar=icons',
  });
  expect(body).toContain(
    '<html data-theme="dark" data-sidebar="icons" data-query="conversation panel" lang="ar" dir="rtl">',
  );
});

test('page data contains its query as the router writes it', async () => {
  const queryOf = async (url: string) =>
    (JSON.parse(/^0:(.*)$/m.exec((await get(url)).body)?.[1] ?? '') as { q: string; t: object }).q;
  expect(await queryOf('/inbox.txt?_rsc=4mCC')).toBe('');
  expect(await queryOf('/inbox.txt?state=all&_rsc=4mCC&tag=a%20b+c')).toBe('?state=all&tag=a%20b%20c');
  expect(await queryOf('/inbox.txt?tag=%7E(a)&state=all&tag=!')).toBe('?tag=~(a)&tag=!&state=all');
  expect(await queryOf('/inbox.txt?%22%2C%22x=%22')).toBe('?%22%2C%22x=%22');
  const { body, headers } = await get('/inbox.txt?state=all');
  expect(body).toBe(
    '1:"$Sreact.fragment"\n0:{"P":null,"c":["","inbox"],"q":"?state=all","t":{"q":""}}\n2:"q"',
  );
  expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' });
});

test.each(['/inbox.en.html', '/404.html', '/index.ar.HTML', '/inbox%2een.html', '/inbox.en.html/'])(
  'a page is not served under its file name, where it would have no policy: %s',
  async (url) => {
    const { statusCode, headers, body } = await get(url, { accept: 'text/html' });
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toContain('application/json');
    expect(body).not.toContain('<html');
  },
);

test('no other part of the request is inserted into the page', async () => {
  const forged = encodeURIComponent('"><script>');
  const { body } = await get(`/?${forged}=1&a-b=2`, { cookie: `locale=${forged}; theme=${forged}` });
  expect(body).toContain('<html lang="en" dir="ltr">');
});

test('a static file is served compressed to clients that accept it', async () => {
  const small = await get('/_next/static/a.0f1e.js', { 'accept-encoding': 'gzip, br' });
  expect(small.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(small.rawPayload).toString()).toBe('run()');
  expect((await get('/_next/static/a.0f1e.js')).body).toBe('run()');
});

test('hashed files are cached for a year, pages not at all', async () => {
  const file = await get('/_next/static/a.0f1e.js');
  expect([file.statusCode, file.headers['cache-control']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  expect((await get('/inbox/')).headers['cache-control']).toBe('no-cache');
  const worker = await get('/sw.js');
  expect([worker.statusCode, worker.headers['cache-control']]).toEqual([200, 'no-cache']);
});

test('a missing page responds with HTML to browsers and with JSON to API clients', async () => {
  const page = await get('/nowhere', { accept: 'text/html' });
  expect([page.statusCode, page.body.includes('missing')]).toEqual([404, true]);
  const any = await get('/nowhere', { accept: '*/*' });
  expect(any.json().error.code).toBe('route_not_found');
  for (const url of [
    '/nowhere',
    '/api/v1/nowhere',
    '/docs/nowhere',
    '/nowhere.js',
    '/..%2f..%2fetc/passwd.x',
  ]) {
    const answer = await get(url, url.startsWith('/api') ? { accept: 'text/html' } : {});
    expect([url, answer.statusCode, answer.json().error.code]).toEqual([url, 404, 'route_not_found']);
  }
});

test('serving pages without a build fails with the command to run', async () => {
  await expect(servePages(app, { folder: '/nowhere', reserved: [] })).rejects.toThrow('npm run build');
});
