import { randomBytes } from 'node:crypto';
import type { Json } from '../../json.ts';
import type { App, UploadSession, World } from '../../world.ts';
import { GraphError, noSuchObject } from '../errors.ts';
import { missing } from '../request/checks.ts';

/** Types accepted by Meta's resumable upload. */
const TYPES = new Set(['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4']);
export const MAX_UPLOAD_BYTES = 100 * 1024 ** 2;
/** Maximum number of each that is kept; beyond it the oldest is dropped. */
const MAX_KEPT = 100;

/** Handles `POST {app}/uploads`: opens a session for one file. */
export function openUpload(world: World, app: App, query: Record<string, string | undefined>): Json {
  const length = Number(query.file_length);
  if (!query.file_length || !Number.isInteger(length) || length < 1) throw missing('file_length');
  if (length > MAX_UPLOAD_BYTES)
    throw new GraphError(100, `Param file_length must be at most ${MAX_UPLOAD_BYTES}.`);
  const fileType = (query.file_type ?? '').toLowerCase();
  if (!TYPES.has(fileType))
    throw new GraphError(100, `Param file_type must be one of {${[...TYPES].join(', ')}}.`);
  const id = `upload:${randomBytes(24).toString('base64url')}`;
  evictOldest(world.uploads, id, { id, appId: app.id, fileType, fileLength: length, chunks: [], offset: 0 });
  return { id: `${id}?sig=${randomBytes(12).toString('base64url')}` };
}

function evictOldest<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MAX_KEPT) break;
    map.delete(oldest);
  }
}

const findUpload = (world: World, id: string, appId: string, method: string): UploadSession => {
  const session = world.uploads.get(id);
  if (!session || session.appId !== appId) throw noSuchObject(method, id);
  return session;
};

/** Handles `GET upload:{id}`: returns how much of the file has been received. */
export const showUpload = (world: World, id: string, appId: string): Json => ({
  id,
  file_offset: findUpload(world, id, appId, 'GET').offset,
});

/**
 * Handles `POST upload:{id}`: receives the file, or the rest of it from `file_offset`; returns the handle
 * once it is complete.
 */
export function appendUpload(world: World, id: string, appId: string, offset: unknown, bytes: Buffer): Json {
  const session = findUpload(world, id, appId, 'POST');
  if (Number(offset ?? 0) !== session.offset)
    throw new GraphError(100, `The file_offset must be ${session.offset}.`);
  if (bytes.length === 0) throw new GraphError(100, 'The request contains no part of the file.');
  if (session.offset + bytes.length > session.fileLength)
    throw new GraphError(100, 'The file is longer than file_length.');
  session.chunks.push(bytes);
  session.offset += bytes.length;
  if (session.offset < session.fileLength) return { id, file_offset: session.offset };
  world.uploads.delete(id);
  return { h: storeHandle(world, session.appId, session.fileType) };
}

/** Creates a handle of an uploaded file, for a template's example or a profile picture. */
export function storeHandle(world: World, appId: string, mimeType: string): string {
  const name = Buffer.from(mimeType).toString('base64');
  const secret = randomBytes(30).toString('base64url');
  const handle = `4::${name}:ARZ${secret}:e:${Math.floor(world.now() / 1000)}:${appId}`;
  evictOldest(world.handles, handle, mimeType);
  return handle;
}
