import type { Readable } from 'node:stream';
import type { Config } from '../../../config.ts';
import { runProgram } from './run-program.ts';

export type ConvertedAudio =
  | { kind: 'converted'; mimeType: string; bytes: Buffer }
  | { kind: 'unavailable' | 'unreadable' | 'too_large' | 'over_limits' };

/**
 * Converts audio to Opus in Ogg, which WhatsApp plays as audio and as a voice message. ffmpeg reads from a
 * pipe and with one demuxer only, so a file cannot make it open other files or URLs.
 */
export async function convertAudio(
  config: Pick<Config, 'ffmpegPath' | 'conversionMs' | 'systemEnvironment'>,
  input: Readable,
  { format, maxBytes }: { format: string; maxBytes: number },
): Promise<ConvertedAudio> {
  const run = await runProgram({
    command: config.ffmpegPath,
    args: [
      ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'pipe'],
      ...['-threads', '1', '-f', format, '-i', 'pipe:0'],
      ...['-map', '0:a:0', '-map_metadata', '-1', '-vn', '-sn', '-dn'],
      ...['-c:a', 'libopus', '-b:a', '64k', '-ac', '2', '-threads', '1', '-f', 'ogg', 'pipe:1'],
    ],
    input,
    env: config.systemEnvironment,
    maxMs: config.conversionMs,
    maxOutputBytes: maxBytes,
  }).catch((error: unknown) => {
    if (isMissing(error)) return { kind: 'missing' } as const;
    throw error;
  });
  switch (run.kind) {
    case 'missing':
      return { kind: 'unavailable' };
    case 'output_too_large':
      return { kind: 'too_large' };
    case 'killed':
      return { kind: 'over_limits' };
    case 'failed':
      return { kind: 'unreadable' };
    case 'done':
      if (run.output.length === 0) return { kind: 'unreadable' };
      return { kind: 'converted', mimeType: 'audio/ogg', bytes: run.output };
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === 'ENOENT' || code === 'EACCES';
}
