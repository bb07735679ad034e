import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Storage } from '../../platform/storage/storage.ts';
import { MovieTrackReader } from './file-types/movie-tracks.ts';
import { OfficeZipReader } from './file-types/office-zip.ts';
import { HEAD_BYTES, isAnimated, isMovie, isZip, sniff, typeWithTracks } from './file-types/sniff.ts';

/** A stored file. Its type was detected from its content, whatever the client declared. */
export interface StoredFile {
  size: number;
  /** In hexadecimal. */
  sha256: string;
  mimeType: string;
  /** Whether an image is animated; null if unknown. */
  animated: boolean | null;
}

/** Thrown if the file is larger than allowed; nothing was stored. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  readonly maxBytes: number;

  constructor(maxBytes: number) {
    super(`the file is larger than ${maxBytes} bytes`);
    this.maxBytes = maxBytes;
  }
}

/**
 * Streams a file into storage and measures it. `maxBytesOf` is called once, with the type detected from the
 * first bytes; a video may later turn out to be audio only. Throws `FileTooLarge`, and any error of the
 * source; in both cases nothing is stored.
 */
export async function storeFile(
  storage: Storage,
  key: string,
  source: AsyncIterable<Uint8Array>,
  maxBytesOf: (mimeType: string) => number,
  filename?: string | null,
): Promise<StoredFile> {
  const chunks = source[Symbol.asyncIterator]();
  try {
    const { head, isWhole } = await readHead(chunks);
    const mimeType = await sniff(head, filename);
    const tracks = isMovie(mimeType) ? new MovieTrackReader() : undefined;
    const zip = isZip(mimeType) ? new OfficeZipReader() : undefined;
    const maxBytes = maxBytesOf(mimeType);
    const hash = createHash('sha256');
    const measured = async function* () {
      let size = 0;
      for (
        let chunk: Uint8Array | undefined = head;
        chunk;
        chunk = isWhole ? undefined : await nextOf(chunks)
      ) {
        size += chunk.length;
        if (size > maxBytes) throw new FileTooLarge(maxBytes);
        hash.update(chunk);
        tracks?.push(chunk);
        zip?.push(chunk);
        yield chunk;
      }
    };
    const { size } = await storage.put(key, Readable.from(measured(), { objectMode: false }));
    return {
      size,
      sha256: hash.digest('hex'),
      mimeType: zip?.type ?? typeWithTracks(mimeType, tracks?.tracks),
      animated: isAnimated(mimeType, head),
    };
  } finally {
    await chunks.return?.().catch(() => {});
  }
}

async function nextOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  const { done, value } = await chunks.next();
  return done ? undefined : value;
}

async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<{ head: Uint8Array; isWhole: boolean }> {
  const read: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const chunk = await nextOf(chunks);
    if (!chunk) return { head: Buffer.concat(read), isWhole: true };
    read.push(chunk);
    size += chunk.length;
  }
  return { head: Buffer.concat(read), isWhole: false };
}
