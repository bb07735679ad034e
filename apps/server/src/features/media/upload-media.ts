import {
  documentTypeOf,
  type MediaKind,
  type MessageMedia,
  mediaKinds,
  mediaLimits,
  mediaTypeOf,
} from '@waqtor/contract';
import { isDatabaseAway } from '@waqtor/db';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { presentMedia } from './media.present.ts';
import { insertUpload } from './media.store.ts';
import { isMovie, isZip } from './sniff.ts';
import { FileTooLarge, type StoredFile, storeFile } from './store-file.ts';
import { type Arrival, beginArrival, checkQuota } from './upload-quota.ts';

/** The types some engine here takes for a kind, or for any; undefined where an engine takes everything. */
export type AcceptedTypes = (kind: MediaKind | undefined) => readonly string[] | undefined;

/** Takes one file of a form for sending. Its kind is read off its content and decides how large it may be. */
export async function uploadMedia(
  ctx: Ctx,
  request: FastifyRequest,
  kind: MediaKind | undefined,
  accepted: AcceptedTypes = () => undefined,
): Promise<MessageMedia> {
  if (!request.isMultipart()) throw new AppError('unsupported_media_type');
  const arrival = await beginArrival(ctx).catch((error: unknown) => {
    readToTheEnd(request);
    throw error;
  });
  return takeFile(ctx, request, { kind, accepted, arrival }).finally(arrival.end);
}

async function takeFile(
  ctx: Ctx,
  request: FastifyRequest,
  { kind, accepted, arrival }: { kind: MediaKind | undefined; accepted: AcceptedTypes; arrival: Arrival },
): Promise<MessageMedia> {
  const part = await readPart(request);
  if (!part) throw new AppError('validation_failed', [{ field: 'body', problem: 'holds no file' }]);
  const id = newId();
  const storageKey = `${ctx.tenantId}/${id}`;
  const upload = {
    id,
    storageKey,
    filename: part.filename ? part.filename.toWellFormed().replaceAll('\0', '').slice(0, 240) : null,
    declaredMimeType: part.mimetype.slice(0, 255),
    at: ctx.clock.now(),
  };
  const check = (mimeType: string) => checkType(kind, mimeType, accepted(kind));
  const store = storeUpload(ctx, {
    key: storageKey,
    source: arrival.count(whole(part.file)),
    kind,
    check,
    filename: upload.filename,
  });
  const file = await store.catch((error: unknown) => {
    readToTheEnd(request);
    throw error;
  });
  try {
    if (part.file.truncated) throw new AppError('media_too_large', { maxBytes: ctx.config.maxMediaBytes });
    if (file.size === 0) throw new AppError('validation_failed', [{ field: 'file', problem: 'is empty' }]);
    check(file.mimeType);
    // The file is what an Idempotency-Key stands for, as the body is elsewhere.
    request.body = { sha256: file.sha256, filename: upload.filename };
    return await ctx.once(async (tx) => {
      await checkQuota(ctx, tx, file.size);
      return presentMedia(await insertUpload(tx, ctx.tenantId, upload, file), ctx);
    });
  } catch (error) {
    // Also when the first answer of an Idempotency-Key is replayed: that has a file of its own. Not when the answer to COMMIT
    // was lost: it may have succeeded.
    if (!isDatabaseAway(error)) await ctx.storage.delete(storageKey);
    throw error;
  }
}

/** The form's file; a form that cannot be read is the sender's mistake. */
async function readPart(request: FastifyRequest) {
  try {
    return await request.file();
  } catch (cause) {
    readToTheEnd(request);
    if ((cause as { statusCode?: unknown }).statusCode !== undefined) throw cause;
    throw new AppError('validation_failed', [{ field: 'body', problem: 'is no form that can be read' }], {
      cause,
    });
  }
}

/** Passes over what still comes: unread, it would stand in the way of the next request on this connection. */
function readToTheEnd({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
}

/** The file's bytes; one that breaks off is the sender's mistake. */
async function* whole(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (cause) {
    throw new AppError('validation_failed', [{ field: 'file', problem: 'breaks off' }], { cause });
  }
}

async function storeUpload(
  { storage, config }: Ctx,
  upload: {
    key: string;
    source: AsyncIterable<Uint8Array>;
    kind: MediaKind | undefined;
    check: (mimeType: string) => void;
    filename: string | null;
  },
): Promise<StoredFile> {
  const { key, source, kind, check, filename } = upload;
  const maxBytesOf = (mimeType: string) => {
    // What films and ZIPs are is known at their end; the rest need not be read to be refused.
    if (!isMovie(mimeType) && !isZip(mimeType)) check(mimeType);
    return Math.min(mediaLimits[kind ?? kindOf(mimeType)], config.maxMediaBytes);
  };
  try {
    return await storeFile(storage, key, source, maxBytesOf, filename);
  } catch (error) {
    if (error instanceof FileTooLarge) throw new AppError('media_too_large', { maxBytes: error.maxBytes });
    throw error;
  }
}

function kindOf(mimeType: string): MediaKind {
  const family = mimeType.split('/')[0];
  return mediaKinds.find((kind) => kind === family) ?? 'document';
}

/** A file must be what it is called, and of a type that an engine can send. */
function checkType(
  kind: MediaKind | undefined,
  mimeType: string,
  allowed: readonly string[] | undefined,
): void {
  // An empty file is refused as such.
  const type = kind === 'document' ? documentTypeOf(mediaTypeOf(mimeType)) : mediaTypeOf(mimeType);
  const isTaken = allowed === undefined || allowed.includes(type);
  if (isTaken && isOfKind(kind, mimeType)) return;
  throw new AppError('media_type_unsupported', {
    ...(kind === undefined ? {} : { kind }),
    mimeType,
    ...(allowed === undefined ? {} : { allowed }),
  });
}

function isOfKind(kind: MediaKind | undefined, mimeType: string): boolean {
  if (kind === undefined || kind === 'document') return true;
  return kind === 'sticker' ? mimeType === 'image/webp' : kindOf(mimeType) === kind;
}
