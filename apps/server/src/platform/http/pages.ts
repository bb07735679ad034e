import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** Languages a page may be painted in before any script has run, with their direction. */
const directions: Record<string, string> = { ar: 'rtl', en: 'ltr', fr: 'ltr' };
const themes = ['light', 'dark'];

/** A page cut where a nonce belongs. */
interface Page {
  pieces: string[];
}

/**
 * Serves a folder of prebuilt pages: `/inbox` is its `inbox.html`. Every answer has a nonce of its own and a
 * Content-Security-Policy that lets no other script run; files whose name holds a hash are kept by browsers for a year.
 * Paths below `reserved` stay JSON when they are unknown.
 */
export async function servePages(
  app: FastifyInstance,
  { folder, reserved }: { folder: string; reserved: readonly string[] },
): Promise<void> {
  const pages = readPages(folder);
  await app.register(fastifyStatic, { root: folder, serve: false });

  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = pathOf(request);
    if (reserved.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)))
      throw new AppError('route_not_found');
    const page = pages.get(path === '/' ? '/index' : path);
    if (page) return sendPage(request, reply, page);
    if (/\.\w+$/.test(path)) {
      const isHashed = path.startsWith('/_next/static/');
      // The worker of the pages is asked for anew, so that what it keeps is never older than what is served.
      if (path === '/sw.js')
        return reply.sendFile('sw.js', { cacheControl: false }).header('cache-control', 'no-cache');
      return reply.sendFile(path.slice(1), { maxAge: isHashed ? 31_536_000_000 : 0, immutable: isHashed });
    }
    const missing = pages.get('/404');
    if (!missing || !(request.headers.accept ?? '').includes('text/html'))
      throw new AppError('route_not_found');
    return sendPage(request, reply.status(404), missing);
  });
}

/** Every page of the folder, by its path. Throws when there is none: then it was not built. */
function readPages(folder: string): Map<string, Page> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`The pages of the dashboard are not built: run npm run build. (Looked in ${folder})`);
  }
  const pages = new Map<string, Page>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const path = `/${name.replaceAll('\\', '/').replace(/\.html$/, '')}`;
    pages.set(path, { pieces: cut(readFileSync(join(folder, name), 'utf8')) });
  }
  return pages;
}

// Only where a tag of ours begins: text inside a page holds no `<`.
function cut(html: string): string[] {
  return html.split(/(?<=<script|<link(?= rel="preload" as="script"))(?=[ >])/);
}

function sendPage(request: FastifyRequest, reply: FastifyReply, { pieces }: Page): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const { locale = '', theme = '' } = request.cookies;
  const direction = directions[locale];
  const wanted = [
    direction === undefined ? '' : ` lang="${locale}" dir="${direction}"`,
    themes.includes(theme) ? ` data-theme="${theme}"` : '',
  ].join('');
  const html = pieces.join(` nonce="${nonce}"`);
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy(nonce))
    .header('referrer-policy', 'same-origin')
    .header('permissions-policy', 'camera=(self), microphone=(self), geolocation=()')
    .send(wanted === '' ? html : paint(html, wanted, direction !== undefined));
}

/** Puts language and theme on the root, so that the first paint is already right. */
function paint(html: string, attributes: string, hasLanguage: boolean): string {
  const rest = hasLanguage ? / lang="[^"]*"| dir="[^"]*"/g : /$^/;
  return html.replace(/<html([^>]*)>/, (_, old: string) => `<html${old.replace(rest, '')}${attributes}>`);
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // Styles are ours alone, but some parts of the page set them on elements.
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
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}
