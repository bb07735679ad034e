import {
  documentTypeOf,
  fieldProblem,
  type MediaKind,
  type MessageMedia,
  mediaKinds,
  mediaLimits,
  mediaTypeOf,
} from '@waqtor/contract';
import { isDatabaseUnavailable } from '@waqtor/db';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { convertUpload, MAX_SOURCE_BYTES } from '../conversion/convert-upload.ts';
import { type Conversion, conversionOf } from '../conversion/convertible.ts';
import { isMovie, isZip } from '../file-types/sniff.ts';
import { presentMedia } from '../media.present.ts';
import { insertUpload } from '../media.store.ts';
import { FileTooLarge, type StoredFile, storeFile } from '../store-file.ts';
import { type Arrival, beginArrival, checkQuota } from './upload-quota.ts';

/**
 * The MIME types that any installed engine accepts for a media type, or for any media type; undefined if one
 * accepts everything.
 */
export type AcceptedTypes = (kind: MediaKind | undefined) => readonly string[] | undefined;

/** Stores one uploaded file for sending. Its type is detected from its content and limits its size. */
export async function uploadMedia(
  ctx: Ctx,
  request: FastifyRequest,
  kind: MediaKind | undefined,
  accepted: AcceptedTypes = () => undefined,
): Promise<MessageMedia> {
  if (!request.isMultipart()) throw new AppError('unsupported_content_type');
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
  if (!part) throw new AppError('validation_failed', [fieldProblem('body', 'file_required')]);
  const id = newId();
  const storageKey = `${ctx.tenantId}/${id}`;
  const upload = {
    id,
    storageKey,
    filename: part.filename ? part.filename.toWellFormed().replaceAll('\0', '').slice(0, 240) : null,
    declaredMimeType: part.mimetype.slice(0, 255),
    at: ctx.clock.now(),
  };
  const allowed = accepted(kind);
  const rules: Rules = {
    conversionOf: (mimeType) => conversionOf(kind, mimeType, allowed),
    check: (mimeType) => checkType(kind, mimeType, allowed),
    maxBytesOf: (mimeType) => mediaLimits[kind ?? kindOf(mimeType)],
  };
  const source = arrival.count(whole(part.file));
  const store = storeUpload(ctx, { key: storageKey, source, filename: upload.filename, rules });
  const file = await store.catch((error: unknown) => {
    readToTheEnd(request);
    throw error;
  });
  try {
    if (part.file.truncated) throw new AppError('media_too_large', { maxBytes: ctx.config.maxMediaBytes });
    if (file.size === 0) throw new AppError('validation_failed', [fieldProblem('body.file', 'file_empty')]);
    const conversion = rules.conversionOf(file.mimeType);
    if (!conversion) rules.check(file.mimeType);
    // For the Idempotency-Key, the file's digest represents the request, as the body does in other endpoints.
    request.body = { sha256: file.sha256, filename: upload.filename };
    const arrived = { storageKey, filename: upload.filename, file };
    const sendable = conversion
      ? await convertUpload(ctx, arrived, conversion, { kind, accepted: allowed })
      : arrived;
    return await ctx.once(async (tx) => {
      await checkQuota(ctx, tx, sendable.file.size);
      const { filename } = sendable;
      return presentMedia(await insertUpload(tx, ctx.tenantId, { ...upload, filename }, sendable.file), ctx);
    });
  } catch (error) {
    // The file is also deleted if the stored response of an Idempotency-Key is sent, which has its own file.
    // It is kept if the response to COMMIT was lost, because the commit may have succeeded.
    if (!isDatabaseUnavailable(error)) await ctx.storage.delete(storageKey);
    throw error;
  }
}

/** Returns the form's file. A form that cannot be parsed is the client's error. */
async function readPart(request: FastifyRequest) {
  try {
    return await request.file();
  } catch (cause) {
    readToTheEnd(request);
    if ((cause as { statusCode?: unknown }).statusCode !== undefined) throw cause;
    throw new AppError('validation_failed', [fieldProblem('body', 'invalid_form')], {
      cause,
    });
  }
}

/**
 * Discards the rest of the body. If it were left unread, it would block the next request on this connection.
 */
function readToTheEnd({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
}

/** Yields the file's bytes; a truncated upload is the client's error. */
async function* whole(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (cause) {
    throw new AppError('validation_failed', [fieldProblem('body.file', 'upload_interrupted')], { cause });
  }
}

/** What applies to an upload, by its detected type. */
interface Rules {
  conversionOf(mimeType: string): Conversion | undefined;
  /** Throws `unsupported_file_type` for a file that can neither be sent nor converted. */
  check(mimeType: string): void;
  maxBytesOf(mimeType: string): number;
}

async function storeUpload(
  { storage, config }: Ctx,
  upload: { key: string; source: AsyncIterable<Uint8Array>; filename: string | null; rules: Rules },
): Promise<StoredFile> {
  const { key, source, filename, rules } = upload;
  const maxBytesOf = (mimeType: string) => {
    const isConverted = rules.conversionOf(mimeType) !== undefined;
    // Videos and ZIPs are identified at their end; all other files can be rejected before they are read.
    if (!isConverted && !isMovie(mimeType) && !isZip(mimeType)) rules.check(mimeType);
    return Math.min(isConverted ? MAX_SOURCE_BYTES : rules.maxBytesOf(mimeType), config.maxMediaBytes);
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

/** Checks that a file is of its declared type, and of a type that an engine can send. */
function checkType(
  kind: MediaKind | undefined,
  mimeType: string,
  allowed: readonly string[] | undefined,
): void {
  // An empty file is rejected as such elsewhere.
  const type = kind === 'document' ? documentTypeOf(mediaTypeOf(mimeType)) : mediaTypeOf(mimeType);
  const isTaken = allowed === undefined || allowed.includes(type);
  if (isTaken && isOfKind(kind, mimeType)) return;
  throw new AppError('unsupported_file_type', {
    ...(kind === undefined ? {} : { kind }),
    mimeType,
    ...(allowed === undefined ? {} : { allowed }),
  });
}

function isOfKind(kind: MediaKind | undefined, mimeType: string): boolean {
  if (kind === undefined || kind === 'document') return true;
  return kind === 'sticker' ? mimeType === 'image/webp' : kindOf(mimeType) === kind;
}
