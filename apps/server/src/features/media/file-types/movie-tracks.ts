/** The tracks of a file of the MPEG-4 family. */
export interface MovieTracks {
  hasVideo: boolean;
  hasAudio: boolean;
  /** The four-letter codec names from the file: `avc1`, `hvc1`, `mp4a`. */
  codecs: string[];
}

/** The box that lists the tracks is read up to this size; an hour of video needs less. */
const MAX_MOOV_BYTES = 4 * 1024 ** 2;
const MAX_BOXES = 10_000;
const MAX_CODECS = 8;

/**
 * Reads a video's tracks while it is being streamed: goes through the top-level boxes, keeps only the one
 * that lists the tracks (`moov`, which may be the last) and skips the others. It takes linear time and a
 * fixed amount of memory, whatever the file contains.
 */
export class MovieTrackReader {
  #pending: Buffer = Buffer.alloc(0);
  #toSkip = 0;
  #moov: { parts: Buffer[]; missing: number } | undefined;
  #boxes = 0;
  #isDone = false;
  #tracks: MovieTracks | undefined;

  /** The tracks; undefined if the file lists none. */
  get tracks(): MovieTracks | undefined {
    return this.#tracks;
  }

  push(chunk: Uint8Array): void {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    while (rest.length > 0 && !this.#isDone) rest = this.#take(rest);
  }

  #take(rest: Buffer): Buffer {
    if (this.#toSkip > 0) {
      const skipped = Math.min(this.#toSkip, rest.length);
      this.#toSkip -= skipped;
      return rest.subarray(skipped);
    }
    return this.#moov ? this.#takeMoov(this.#moov, rest) : this.#takeHeader(rest);
  }

  #takeMoov(moov: { parts: Buffer[]; missing: number }, rest: Buffer): Buffer {
    const part = rest.subarray(0, moov.missing);
    moov.parts.push(Buffer.from(part));
    moov.missing -= part.length;
    if (moov.missing === 0) {
      this.#tracks = tracksOf(Buffer.concat(moov.parts));
      this.#isDone = true;
    }
    return rest.subarray(part.length);
  }

  #takeHeader(rest: Buffer): Buffer {
    const known = this.#pending.length;
    const joined = known === 0 ? rest : Buffer.concat([this.#pending, rest.subarray(0, 16 - known)]);
    const isLong = joined.length >= 8 && joined.readUInt32BE(0) === 1;
    const length = isLong ? 16 : 8;
    if (joined.length < length) {
      this.#pending = Buffer.from(joined);
      return rest.subarray(rest.length);
    }
    this.#pending = Buffer.alloc(0);
    const size = isLong ? Number(joined.readBigUInt64BE(8)) : joined.readUInt32BE(0);
    const content = size - length;
    // Size 0 means "to the end of the file"; a size smaller than the header is invalid.
    if (content < 0 || ++this.#boxes > MAX_BOXES) this.#isDone = true;
    else if (joined.toString('latin1', 4, 8) !== 'moov') this.#toSkip = content;
    else if (content > MAX_MOOV_BYTES || content === 0) this.#isDone = true;
    else this.#moov = { parts: [], missing: content };
    return rest.subarray(length - known);
  }
}

/**
 * Each track has a handler box (its name, eight bytes, then `vide`, `soun` or another kind) followed by a
 * table of sample descriptions (its name, twelve bytes, then the codec of the first). The data reference has
 * a handler box of its own.
 */
function tracksOf(moov: Buffer): MovieTracks | undefined {
  const handlers = [...boxesOf(moov, 'hdlr', 12)].filter(({ word }) => word !== 'alis' && word !== 'url ');
  if (handlers.length === 0) return undefined;
  const kinds = new Set(handlers.map(({ word }) => word));
  const codecs = new Set<string>();
  let next = 0;
  for (const { at, word } of boxesOf(moov, 'stsd', 16)) {
    while (next < handlers.length && (handlers[next]?.at ?? 0) < at) next += 1;
    const kind = handlers[next - 1]?.word;
    if ((kind === 'vide' || kind === 'soun') && codecs.size < MAX_CODECS) codecs.add(word);
  }
  return { hasVideo: kinds.has('vide'), hasAudio: kinds.has('soun'), codecs: [...codecs] };
}

/**
 * Yields the boxes with this name, up to a limit, each with the four-character code at `distance` bytes from
 * the start of its name.
 */
function* boxesOf(moov: Buffer, name: string, distance: number): Generator<{ at: number; word: string }> {
  let boxes = 0;
  for (let at = moov.indexOf(name); at >= 0 && boxes < MAX_BOXES; at = moov.indexOf(name, at + 4)) {
    boxes += 1;
    yield { at, word: moov.toString('latin1', at + distance, at + distance + 4) };
  }
}
