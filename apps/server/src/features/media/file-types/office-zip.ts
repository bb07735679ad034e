/** A ZIP's central directory is at its end; in an Office file it is far shorter than this. */
const MAX_TAIL_BYTES = 1024 ** 2;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;

const office = 'application/vnd.openxmlformats-officedocument';
const typesByFolder: Readonly<Record<string, string>> = {
  'word/': `${office}.wordprocessingml.document`,
  'xl/': `${office}.spreadsheetml.sheet`,
  'ppt/': `${office}.presentationml.presentation`,
};

/**
 * Distinguishes an Office file from any other ZIP while it is being streamed, whatever the order of its
 * entries. Programs differ in which entry comes first, and the start of a file often shows only that it is a
 * ZIP.
 */
export class OfficeZipReader {
  #chunks: Buffer[] = [];
  #size = 0;

  push(chunk: Uint8Array): void {
    this.#chunks.push(Buffer.from(chunk));
    this.#size += chunk.length;
    for (
      let first = this.#chunks[0];
      first && this.#size - first.length >= MAX_TAIL_BYTES;
      first = this.#chunks[0]
    ) {
      this.#chunks.shift();
      this.#size -= first.length;
    }
  }

  /**
   * The Office type; `application/zip` for another ZIP; undefined if it has no central directory (it is
   * truncated).
   */
  get type(): string | undefined {
    const names = partsOf(Buffer.concat(this.#chunks));
    if (names === undefined) return undefined;
    const hasMacros = names.some((name) => name.endsWith('/vbaProject.bin'));
    if (!names.includes('[Content_Types].xml') || hasMacros) return 'application/zip';
    const folder = Object.keys(typesByFolder).find((known) => names.some((name) => name.startsWith(known)));
    return folder === undefined ? 'application/zip' : typesByFolder[folder];
  }
}

function partsOf(tail: Buffer): string[] | undefined {
  const end = findEnd(tail);
  if (end === undefined) return undefined;
  const names: string[] = [];
  let at = end - tail.readUInt32LE(end + 12);
  while (at >= 0 && at + ENTRY_BYTES <= end && tail.readUInt32LE(at) === ENTRY) {
    const length = tail.readUInt16LE(at + 28);
    names.push(tail.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + length));
    at += ENTRY_BYTES + length + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return names.length === 0 ? undefined : names;
}

/** Returns the offset of the end-of-central-directory record; a comment of at most 64 KB may follow it. */
function findEnd(tail: Buffer): number | undefined {
  const first = Math.max(0, tail.length - END_BYTES - 0xffff);
  for (let at = tail.length - END_BYTES; at >= first; at--) if (tail.readUInt32LE(at) === END) return at;
  return undefined;
}
