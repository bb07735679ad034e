import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Config } from '../../../config.ts';
import { runProgram } from './run-program.ts';

const PROGRAM = fileURLToPath(new URL('./image-program.mjs', import.meta.url));
/** The longest side of a sent image, in pixels; WhatsApp does not display larger images. */
const MAX_SIDE = 4_096;
/** Room for the line of JSON before the image. */
const REPORT_BYTES = 10_000;
/** Starting and ending the program; its own limit of time covers the work. */
const GRACE_MS = 5_000;

const imageReport = z.union([
  z.object({ result: z.literal('unchanged') }),
  z.object({ result: z.literal('converted'), mimeType: z.string() }),
  z.object({ failure: z.literal('too_many_pixels'), width: z.number(), height: z.number() }),
  z.object({ failure: z.literal('unreadable'), reason: z.string() }),
]);

export type ConvertedImage =
  | { kind: 'unchanged' }
  | { kind: 'converted'; mimeType: string; bytes: Buffer }
  | { kind: 'too_many_pixels'; width: number; height: number }
  | { kind: 'unreadable' }
  | { kind: 'over_limits' };

/** The size at which a WebP image without a requested media type is a sticker and not a photo. */
const STICKER = { side: 512, bytes: 100 * 1024, animatedBytes: 500 * 1024 } as const;

/**
 * Makes an image sendable: JPEG or PNG of 8 bits in sRGB, upright, without metadata, within `maxBytes`. An
 * image that is all of that already is left unchanged. Throws if the program fails for a reason that is not
 * in the image.
 */
export async function convertImage(
  config: Pick<Config, 'imagePixels' | 'conversionBytes' | 'conversionMs' | 'systemEnvironment'>,
  input: Readable,
  { maxBytes, keepsStickers }: { maxBytes: number; keepsStickers: boolean },
): Promise<ConvertedImage> {
  const limits = {
    maxBytes,
    maxSide: MAX_SIDE,
    maxPixels: config.imagePixels,
    maxMemoryBytes: config.conversionBytes,
    maxMs: config.conversionMs,
    sticker: keepsStickers ? STICKER : null,
  };
  const run = await runProgram({
    command: process.execPath,
    args: [PROGRAM, JSON.stringify(limits)],
    input,
    env: config.systemEnvironment,
    maxMs: config.conversionMs + GRACE_MS,
    maxOutputBytes: maxBytes + REPORT_BYTES,
  });
  if (run.kind === 'killed' || run.kind === 'output_too_large') return { kind: 'over_limits' };
  if (run.kind === 'failed') throw new Error(`the image program exited with ${run.code}: ${run.errorOutput}`);
  const end = run.output.indexOf('\n');
  const report = imageReport.parse(JSON.parse(run.output.toString('utf8', 0, end)));
  if ('failure' in report) {
    if (report.failure === 'unreadable') return { kind: 'unreadable' };
    return { kind: report.failure, width: report.width, height: report.height };
  }
  if (report.result === 'unchanged') return { kind: 'unchanged' };
  return { kind: 'converted', mimeType: report.mimeType, bytes: run.output.subarray(end + 1) };
}
