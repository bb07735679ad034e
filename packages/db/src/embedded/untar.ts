import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

/** A file that was written, with its size and checksum. */
export interface WrittenFile {
  path: string;
  size: number;
  sha256: string;
}

interface OpenFile {
  path: string;
  fd: number;
  left: number;
  padding: number;
  size: number;
  hash: Hash;
}

const BLOCK = 512;

/**
 * Unpacks the tar archive in which PostgreSQL sends its files: plain files and folders, no links. Writes
 * synchronously, so that the disk's speed limits the sender and nothing accumulates in memory.
 */
export class Untar {
  readonly #folder: string;
  readonly files: WrittenFile[] = [];
  #head = Buffer.alloc(0);
  #open: OpenFile | undefined;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  write(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#open ? this.#writeBody(this.#open, rest) : this.#readHeader(rest);
  }

  /** Throws if the archive ended inside a file. */
  end(): void {
    if (this.#open) throw new Error(`the archive ends inside ${this.#open.path}`);
  }

  #readHeader(chunk: Buffer): Buffer {
    const wanted = BLOCK - this.#head.length;
    this.#head = Buffer.concat([this.#head, chunk.subarray(0, wanted)]);
    if (this.#head.length === BLOCK) {
      const header = this.#head;
      this.#head = Buffer.alloc(0);
      // Two blocks of zeros end an archive.
      if (!header.every((byte) => byte === 0)) this.#begin(header);
    }
    return chunk.subarray(wanted);
  }

  #begin(header: Buffer): void {
    const text = (from: number, to: number) =>
      header.subarray(from, to).toString('utf8').replace(/\0.*$/s, '');
    const prefix = text(345, 500);
    const path = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    const type = text(156, 157);
    const size = type === '5' ? 0 : readSize(header.subarray(124, 136));
    const target = resolve(this.#folder, path);
    if (target !== this.#folder && !target.startsWith(this.#folder + sep))
      throw new Error(`${path} is outside the backup`);
    if (type === '5') {
      mkdirSync(target, { recursive: true, mode: 0o700 });
      return;
    }
    if (type !== '0' && type !== '')
      throw new Error(`${path} is of a type that is not backed up, such as a tablespace`);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    this.#open = {
      path,
      fd: openSync(target, 'wx', 0o600),
      left: size,
      padding,
      size,
      hash: createHash('sha256'),
    };
    this.#closeIfDone(this.#open);
  }

  #writeBody(file: OpenFile, chunk: Buffer): Buffer {
    const body = chunk.subarray(0, file.left);
    writeSync(file.fd, body);
    file.hash.update(body);
    file.left -= body.length;
    const skipped = file.left === 0 ? Math.min(file.padding, chunk.length - body.length) : 0;
    file.padding -= skipped;
    this.#closeIfDone(file);
    return chunk.subarray(body.length + skipped);
  }

  #closeIfDone(file: OpenFile): void {
    if (file.left > 0 || file.padding > 0) return;
    closeSync(file.fd);
    this.files.push({ path: file.path, size: file.size, sha256: file.hash.digest('hex') });
    this.#open = undefined;
  }
}

/** Octal digits, or big-endian bytes if the first bit is set (files of 8 GB and more). */
function readSize(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) === 0)
    return Number.parseInt(field.toString('latin1').replace(/[\0 ]/g, '') || '0', 8);
  return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
}
