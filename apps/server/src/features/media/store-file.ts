import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import type { Storage } from '../../platform/storage/storage.ts';

/** What a file turned out to be. The type is read off its content, whatever anybody called it. */
export interface StoredFile {
  size: number;
  /** Hex. */
  sha256: string;
  mimeType: string;
}

/** The file is larger than allowed; nothing of it was kept. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  readonly maxBytes: number;

  constructor(maxBytes: number) {
    super(`the file is larger than ${maxBytes} bytes`);
    this.maxBytes = maxBytes;
  }
}

/** How much of a file its type is read off. */
const HEAD_BYTES = 4_100;

/**
 * Streams a file into storage, measuring it on the way. `maxBytesOf` is asked once, with the type. Throws `FileTooLarge`,
 * and whatever the source throws; then nothing is kept.
 */
export async function storeFile(
  storage: Storage,
  key: string,
  source: AsyncIterable<Uint8Array>,
  maxBytesOf: (mimeType: string) => number,
): Promise<StoredFile> {
  const chunks = source[Symbol.asyncIterator]();
  try {
    const { head, isWhole } = await readHead(chunks);
    const mimeType = await sniff(head);
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
        yield chunk;
      }
    };
    const { size } = await storage.put(key, Readable.from(measured(), { objectMode: false }));
    return { size, sha256: hash.digest('hex'), mimeType };
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

/** The type of content that begins like this: by its marks, else text when it reads as text, else unknown. */
async function sniff(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found) return found.mime.split(';')[0] ?? found.mime;
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  try {
    // A character may be cut in two at the end; `stream` forgives that.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
