import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { SandboxAdmin } from '../control.ts';
import type { Sandbox } from '../sandbox.ts';
import { presentView } from './view.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ASSETS = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/assets/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/assets/chat.css': ['chat.css', 'text/css; charset=utf-8'],
  '/assets/panel.css': ['panel.css', 'text/css; charset=utf-8'],
  '/assets/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/assets/draw.js': ['draw.js', 'text/javascript; charset=utf-8'],
  '/assets/panel.js': ['panel.js', 'text/javascript; charset=utf-8'],
} as const;

/** Minimum time between two updates of an open page, however busy the ledger is. */
const MIN_UPDATE_INTERVAL_MS = 150;

/**
 * Registers the page at `/`: static files, one response with all its data, and a stream that tells the page
 * when to reload the data.
 */
export function pageRoutes(app: FastifyInstance, box: Sandbox, admin: SandboxAdmin): void {
  for (const [url, [file, type]] of Object.entries(ASSETS)) {
    const text = readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8');
    app.get(url, (_, reply) =>
      reply
        .header('content-security-policy', POLICY)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'no-store')
        .type(type)
        .send(text),
    );
  }

  app.get<{ Querystring: { person?: string; pnid?: string } }>('/sandbox/view', (request) =>
    presentView(box, admin, request.query),
  );

  app.get('/sandbox/stream', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\ndata: changed\n\n');
    let waiting = false;
    const stop = box.world.ledger.onChange(() => {
      if (waiting) return;
      waiting = true;
      box.world.schedule(MIN_UPDATE_INTERVAL_MS, () => {
        waiting = false;
        if (!reply.raw.destroyed) reply.raw.write('data: changed\n\n');
      });
    });
    request.raw.on('close', stop);
  });
}
