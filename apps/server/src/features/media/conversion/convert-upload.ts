import { type MediaKind, mediaLimits } from '@waqtor/contract';
import { createFairSemaphore, type FairSemaphore } from '../../../platform/concurrency/fair-semaphore.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { type StoredFile, storeFile } from '../store-file.ts';
import { convertAudio } from './convert-audio.ts';
import { convertImage } from './convert-image.ts';
import type { Conversion } from './convertible.ts';

/** The largest file that is converted, in bytes; what is sent is limited by WhatsApp. */
export const MAX_SOURCE_BYTES = 50_000_000;

/** Conversions that run at the same time in this process, and waiting ones per tenant. */
const RUNNING = 2;
const WAITING_PER_TENANT = 20;

const gates = new WeakMap<Ctx['db'], FairSemaphore>();

/** An uploaded file in storage, with its detected type. */
export interface Upload {
  storageKey: string;
  filename: string | null;
  file: StoredFile;
}

/**
 * Replaces a stored upload by what can be sent; the original is not kept. Throws `media_unreadable`,
 * `image_too_large`, `media_too_large`, `media_conversion_failed` or `audio_conversion_unavailable`.
 */
export async function convertUpload(
  ctx: Pick<Ctx, 'db' | 'config' | 'storage' | 'tenantId' | 'log'>,
  upload: Upload,
  conversion: Conversion,
  { kind, accepted }: { kind: MediaKind | undefined; accepted: readonly string[] | undefined },
): Promise<Upload> {
  const { file, storageKey } = upload;
  const { mimeType } = file;
  const details = { mimeType, ...(accepted === undefined ? {} : { allowed: accepted }) };
  const maxBytes = Math.min(mediaLimits[conversion.to], ctx.config.maxMediaBytes);
  const converted = await gateOf(ctx).run(ctx.tenantId, async () => {
    const stored = await ctx.storage.get(storageKey);
    if (!stored) throw new Error('an upload is missing in storage');
    return conversion.to === 'image'
      ? convertImage(ctx.config, stored.body, { maxBytes, keepsStickers: kind === undefined })
      : convertAudio(ctx.config, stored.body, { maxBytes, format: conversion.format });
  });
  switch (converted.kind) {
    case 'unchanged':
      return upload;
    case 'converted':
      return replace(ctx, upload, converted);
    case 'too_many_pixels': {
      const { width, height } = converted;
      throw new AppError('image_too_large', { width, height, maxPixels: ctx.config.imagePixels });
    }
    case 'unreadable':
      throw new AppError('media_unreadable', details);
    case 'too_large':
      throw new AppError('media_too_large', { size: file.size, maxBytes });
    case 'unavailable':
      throw new AppError('audio_conversion_unavailable', details);
    case 'over_limits':
      ctx.log.warn({ mimeType, size: file.size }, 'A conversion was stopped: it exceeded its limits');
      throw new AppError('media_conversion_failed', details);
  }
}

async function replace(
  { storage }: Pick<Ctx, 'storage'>,
  { storageKey, filename }: Upload,
  { mimeType, bytes }: { mimeType: string; bytes: Buffer },
): Promise<Upload> {
  const file = await storeFile(storage, storageKey, one(bytes), () => bytes.length);
  return { storageKey, filename: filename && renamed(filename, mimeType), file };
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/ogg': 'ogg',
};

/** Gives a file name the extension of the converted type: `photo.heic` becomes `photo.jpg`. */
function renamed(filename: string, mimeType: string): string {
  const extension = extensions[mimeType] ?? 'bin';
  const known = /\.(\w{1,5})$/.exec(filename)?.[1]?.toLowerCase();
  if (known === extension || (known === 'jpeg' && extension === 'jpg')) return filename;
  return `${known === undefined ? filename : filename.slice(0, -known.length - 1)}.${extension}`;
}

function gateOf({ db }: Pick<Ctx, 'db'>): FairSemaphore {
  const gate =
    gates.get(db) ??
    createFairSemaphore({
      total: RUNNING,
      perKey: 1,
      waitingPerKey: WAITING_PER_TENANT,
      refusal: () => new AppError('overloaded'),
    });
  gates.set(db, gate);
  return gate;
}
