import { definerMediaTenant, type Tx, withTenants } from '@waqtor/db';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { MediaRow } from '../media.present.ts';
import { findMedia } from '../media.store.ts';
import { isMediaLinkGood } from './media-link.ts';
import { readRange } from './range.ts';

/** Image types that cannot contain scripts. SVG can, so it is not listed. */
const shownImages = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
]);

/** Sends a file, or a range of it, to a client with a valid link or a login of its tenant. */
export async function serveMedia(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  link: { expires?: string | undefined; signature?: string | undefined },
): Promise<FastifyReply> {
  const row = await access(request, id, link);
  if (row.state === 'pending') throw new AppError('media_pending', { id });
  if (row.state === 'held_back') throw new AppError('media_held_back', { id });
  if (row.state === 'failed' || row.storageKey === null || row.size === null)
    throw new AppError('media_gone', { id });
  const { size, storageKey } = row;
  reply.headers(headersOf(row));
  if (request.headers['if-none-match'] === etagOf(row)) return reply.status(304).send();
  const range = readRange(request.headers.range, size);
  if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${size}`).send();
  const file = await request.server.platform.storage.get(storageKey, range);
  if (!file) throw new AppError('media_gone', { id });
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
  reply.header('content-length', range ? range.end - range.start + 1 : size);
  return reply.send(file.body);
}

async function access(
  request: FastifyRequest,
  id: string,
  { expires, signature }: { expires?: string | undefined; signature?: string | undefined },
): Promise<MediaRow> {
  const { platform } = request.server;
  const uuid = uuidOf('media', id);
  const find = async (tenantId: string) =>
    withTenants(platform.db, [tenantId], (tx: Tx) => findMedia(tx, tenantId, uuid));
  if (signature === undefined && expires === undefined) {
    const row = await find((await request.server.authenticate(request)).tenantId);
    if (!row) throw new AppError('not_found', { id });
    return row;
  }
  if (!isMediaLinkGood(platform, id, { expires: Number(expires ?? 0), signature: signature ?? '' })) {
    throw new AppError('link_expired');
  }
  const tenantId = await definerMediaTenant(platform.db, { mediaId: uuid });
  const row = tenantId ? await find(tenantId) : undefined;
  if (!row) throw new AppError('media_gone', { id });
  return row;
}

function headersOf(row: MediaRow): Record<string, string> {
  const mimeType = row.mimeType ?? 'application/octet-stream';
  const isPdf = mimeType === 'application/pdf';
  const isShown = isPdf || shownImages.has(mimeType) || /^(audio|video)\//.test(mimeType);
  return {
    'content-type': isShown ? mimeType : 'application/octet-stream',
    'content-disposition': dispositionOf(isShown, row.filename),
    // A sandboxed page cannot start the browser's PDF viewer, which is a sandbox of its own.
    'content-security-policy': isPdf ? "default-src 'none'" : "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=86400',
    'accept-ranges': 'bytes',
    etag: etagOf(row),
  };
}

function etagOf(row: MediaRow): string {
  return `"${row.sha256}"`;
}

function dispositionOf(isShown: boolean, filename: string | null): string {
  const how = isShown ? 'inline' : 'attachment';
  if (!filename) return how;
  // RFC 6266: an ASCII name for old clients, and the real name percent-encoded.
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
