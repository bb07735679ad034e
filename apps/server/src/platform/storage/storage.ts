import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** File storage. The server generates the keys (`tenant/media-id`); a caller never supplies them. */
export interface Storage {
  /** Writes the whole stream or nothing; an existing key is replaced. */
  put(key: string, body: Readable): Promise<{ size: number }>;
  /** Returns undefined if the file does not exist. `end` is inclusive, as in HTTP ranges. */
  get(
    key: string,
    range?: { start: number; end: number },
  ): Promise<{ size: number; body: Readable } | undefined>;
  delete(key: string): Promise<void>;
}

/** Storage in a local folder. A file becomes visible only when it is complete. */
export function createFolderStorage(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    const path = resolve(root, key);
    if (!path.startsWith(root + sep)) throw new Error(`storage key leaves the folder: ${key}`);
    return path;
  };
  return {
    async put(key, body) {
      const path = pathOf(key);
      const partial = join(
        dirname(path),
        `.${process.pid}-${Date.now()}-${Math.random().toString(36).slice(2)}.part`,
      );
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await pipeline(body, createWriteStream(partial, { flush: true, mode: 0o600 }));
        const { size } = await stat(partial);
        await rename(partial, path);
        return { size };
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async get(key, range) {
      const path = pathOf(key);
      const found = await stat(path).catch(() => undefined);
      if (!found?.isFile()) return undefined;
      return { size: found.size, body: createReadStream(path, range) };
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
