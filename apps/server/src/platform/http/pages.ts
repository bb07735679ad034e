import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'node:querystring';
import fastifyAccepts from '@fastify/accepts';
import fastifyStatic from '@fastify/static';
import { locales } from '@waqtor/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

const themes = ['light', 'dark'];
const sidebars = ['labels', 'icons'];

/** A page by locale, divided where nonces are inserted; the key is `''` for a page with one version only. */
type Page = Map<string, string[]>;

/**
 * Serves a folder of prebuilt pages: `/inbox` is its `inbox.ar.html`, `inbox.en.html` or `inbox.fr.html`.
 * Every response has its own nonce and a Content-Security-Policy that allows no other script. Files with a
 * hash in their name are cached for a year. Unknown paths under `reserved` return a JSON error.
 */
export async function servePages(
  app: FastifyInstance,
  { folder, reserved }: { folder: string; reserved: readonly string[] },
): Promise<void> {
  const pages = readPages(folder);
  const data = readData(folder, pages);
  await app.register(fastifyAccepts);
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });

  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = pathOf(request);
    if (reserved.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)))
      throw new AppError('route_not_found');
    const page = pages.get(path === '/' ? '/index' : path);
    if (page) return sendPage(request, reply, page);
    // Pages are served only by their route, with the CSP. The raw file has none and could be framed.
    if (/\.html$/i.test(path)) throw new AppError('route_not_found');
    const made = data.get(path);
    const asked = made && searchOf(request);
    if (made && asked) return sendData(reply, made, asked);
    if (/\.\w+$/.test(path)) {
      const isHashed = path.startsWith('/_next/static/');
      // The service worker is revalidated on every request, so that its caches are never older than the
      // server.
      if (path === '/sw.js')
        return reply.sendFile('sw.js', { cacheControl: false }).header('cache-control', 'no-cache');
      return reply.sendFile(path.slice(1), { maxAge: isHashed ? 31_536_000_000 : 0, immutable: isHashed });
    }
    const missing = pages.get('/404');
    // A program that accepts any type gets JSON.
    if (!missing || request.accepts().type(['json', 'html']) !== 'html')
      throw new AppError('route_not_found');
    return sendPage(request, reply.status(404), missing);
  });
}

const pageName = new RegExp(`^(.*?)(?:\\.(${locales.join('|')}))?\\.html$`);

/**
 * Returns every page of the folder, by path. Throws if there are none, because the dashboard was not built.
 */
function readPages(folder: string): Map<string, Page> {
  const pages = new Map<string, Page>();
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of names) {
    const [, path, locale = ''] = pageName.exec(`/${name.replaceAll('\\', '/')}`) ?? [];
    if (path === undefined) continue;
    const page = pages.get(path) ?? new Map<string, string[]>();
    pages.set(path, page.set(locale, cut(readFileSync(join(folder, name), 'utf8'))));
  }
  if (!pages.has('/index')) {
    throw new Error(`The pages of the dashboard are not built: run npm run build. (Looked in ${folder})`);
  }
  return pages;
}

/**
 * Returns each page's payload for the router (`.txt`), divided where the query string is inserted, by the
 * file's path.
 */
function readData(folder: string, pages: Map<string, Page>): Map<string, [string, string]> {
  const data = new Map<string, [string, string]>();
  for (const page of pages.keys()) {
    const path = `${page}.txt`;
    if (!existsSync(join(folder, path))) continue;
    const [, before, after] = dataPattern.exec(readFileSync(join(folder, path), 'utf8')) ?? [];
    if (before === undefined || after === undefined)
      throw new Error(
        `${path} lacks the query that the router reads: the output format of Next.js has changed.`,
      );
    data.set(path, [before, after]);
  }
  return data;
}

const dataPattern = /^(.*?\n0:\{"P":[^{]*?"q":)""(.*)$/s;

/** Returns the query string without `_rsc` as the router formats it, with `?`; empty if nothing is left. */
function searchOf({ url }: FastifyRequest): string {
  const { _rsc, ...asked } = parse(url.split('?').slice(1).join('?'));
  const search = stringify(asked);
  return search && `?${search}`;
}

/**
 * Sends the router's payload of a page, with the request's query inserted. Pages are built without a query,
 * and the router treats a payload with a different query as another page: a link clicked before its target
 * was prefetched would not open it.
 */
function sendData(reply: FastifyReply, data: [string, string], search: string): FastifyReply {
  return reply
    .type('text/plain; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(data.join(JSON.stringify(search)));
}

// Divides only at our own tags, because the text content of a page contains no `<`.
function cut(html: string): string[] {
  return html.split(/(?<=<script|<link(?= rel="preload" as="script"))(?=[ >])/);
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const pieces = page.get(localeOf(request)) ?? page.get('') ?? [];
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('vary', 'cookie, accept-language')
    .header('content-security-policy', policy(nonce))
    .header('referrer-policy', 'same-origin')
    .header('permissions-policy', 'camera=(self), microphone=(self), geolocation=()')
    .send(paint(pieces.join(` nonce="${nonce}"`), request));
}

/** English comes first: a client that accepts any language gets the first one. */
const spoken: string[] = ['en', ...locales.filter((locale) => locale !== 'en')];

/** Returns the locale from the cookie, otherwise from Accept-Language, otherwise English. */
function localeOf(request: FastifyRequest): string {
  const { locale = '' } = request.cookies;
  if (spoken.includes(locale)) return locale;
  return request.accepts().language(spoken) || 'en';
}

/**
 * Sets attributes on the root element that the first paint depends on: the chosen theme and sidebar, and the
 * names of the query parameters, which a prebuilt page cannot know.
 */
function paint(html: string, { cookies, query }: FastifyRequest): string {
  const { theme = '', sidebar = '' } = cookies;
  const names = Object.keys(query as object).filter((name) => /^\w+$/.test(name));
  const wanted = [
    themes.includes(theme) ? ` data-theme="${theme}"` : '',
    sidebars.includes(sidebar) ? ` data-sidebar="${sidebar}"` : '',
    names.length > 0 ? ` data-query="${names.join(' ')}"` : '',
  ].join('');
  return html.replace('<html', `<html${wanted}`);
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // All style sheets are our own, but some components set inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function pathOf({ url }: FastifyRequest): string {
  const path = url.split('?', 1)[0] ?? '/';
  return path.length > 1 ? withoutEndSlashes(path) : path;
}

/** Not a regular expression, which would backtrack from every slash of a run, in quadratic time. */
function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
