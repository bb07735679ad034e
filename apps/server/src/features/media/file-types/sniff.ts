import { mediaTypeOf } from '@waqtor/contract';
import { fileTypeFromBuffer } from 'file-type';
import type { MovieTracks } from './movie-tracks.ts';

/** How many bytes of a file are read to detect its type. */
export const HEAD_BYTES = 4_100;

const office = 'application/vnd.openxmlformats-officedocument';
/**
 * Office files use two container formats whose start often shows no more than that; the file name then
 * decides.
 */
const typesByName: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/x-cfb': {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
  },
  'application/zip': {
    docx: `${office}.wordprocessingml.document`,
    xlsx: `${office}.spreadsheetml.sheet`,
    pptx: `${office}.presentationml.presentation`,
  },
};
const oggCodecs: Readonly<Record<string, string>> = { ogg: 'vorbis', oga: 'flac', spx: 'speex' };

/**
 * Detects the type from a file's first bytes: by magic numbers and, for Ogg, by its codec; otherwise text if
 * it is valid text, otherwise unknown. `filename` decides only which Office type an Office container has.
 */
export async function sniff(head: Uint8Array, filename?: string | null): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found) return isText(head, filename) ? 'text/plain' : 'application/octet-stream';
  if (found.mime.startsWith('audio/ogg')) return oggType(found);
  const type = mediaTypeOf(found.mime);
  const extension = filename?.split('.').at(-1)?.toLowerCase() ?? '';
  const named = typesByName[type]?.[extension];
  if (named === undefined) return type;
  return type === 'application/zip' && !isOfficeZip(head) ? type : named;
}

function oggType({ mime, ext }: { mime: string; ext: string }): string {
  return mime.includes('opus') ? 'audio/ogg' : `audio/ogg; codecs=${oggCodecs[ext] ?? 'unknown'}`;
}

/** Every Office file of this format has an entry with this name, usually one of the first. */
const isOfficeZip = (head: Uint8Array): boolean => Buffer.from(head).includes('[Content_Types].xml');

/** Whether the file may be an Office file: this depends on its entries, which are listed at its end. */
export const isZip = (type: string): boolean => type === 'application/zip' || type.startsWith(office);

/** Types that may turn out to be audio only, once their tracks are known. */
export const isMovie = (type: string): boolean => type === 'video/mp4' || type === 'video/3gpp';

/**
 * A file with a video type but without a video track is audio. A codec that WhatsApp does not play is added
 * to the type.
 */
export function typeWithTracks(type: string, tracks: MovieTracks | undefined): string {
  if (!isMovie(type) || !tracks) return type;
  if (tracks.hasAudio && !tracks.hasVideo) return type.replace('video/', 'audio/');
  return mediaTypeOf(`${type}; codecs=${tracks.codecs.join(',')}`);
}

/** Whether an image is animated, if its header says so (WebP); null otherwise. */
export function isAnimated(type: string, head: Uint8Array): boolean | null {
  if (type !== 'image/webp') return null;
  const hasFlags = Buffer.from(head.subarray(12, 16)).toString('latin1') === 'VP8X';
  return hasFlags && ((head[20] ?? 0) & 0x02) !== 0;
}

/** Extensions of text files that older programs write in a single-byte encoding. */
const textName = /\.(?:txt|csv|tsv|log|md|ini|srt|vcf|ics|json|xml|html?)$/i;

function isText(head: Uint8Array, filename: string | null | undefined): boolean {
  if (head.some(isControl)) return false;
  if (textName.test(filename ?? '')) return true;
  try {
    // The last character may be cut off; `stream` allows that.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Control characters that do not occur in text: all except tab, line ends, form feed and escape. */
function isControl(byte: number): boolean {
  return byte < 0x20 && (byte < 0x09 || byte === 0x0b || byte > 0x0d) && byte !== 0x1b;
}
