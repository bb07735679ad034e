import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  mkdirSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** A file system of its own that can be filled up. */
export interface Volume {
  name: string;
  path: string;
  /** Takes all room but so many bytes; what is freed meanwhile is taken when it is called again. */
  fill(leaveBytes: number): void;
  /** Gives the room back. */
  free(): void;
}

/** Mounts a small file system in memory at `path`; throws where this process may not. */
export function mountVolume(name: string, path: string, megabytes: number): Volume {
  mkdirSync(path, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path], {
    encoding: 'utf8',
  });
  if (mounted.status !== 0)
    throw new Error(`only root can mount the small volumes of this fault: ${mounted.stderr}`);
  const filler = join(path, 'filler');
  return {
    name,
    path,
    fill(leaveBytes) {
      const { bavail, bsize } = statfsSync(path);
      const chunk = Buffer.alloc(16 * 1024, 1);
      const count = Math.max(0, Math.floor((bavail * bsize - leaveBytes) / chunk.length));
      try {
        for (let i = 0; i < count; i++) writeFileSync(filler, chunk, { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
  };
}

export function unmount({ path }: Volume): void {
  spawnSync('umount', ['-l', path]);
}

/** Moves a folder of a stopped server onto a volume and leaves a link to it. */
export function moveOnto(volume: Volume, folder: string): void {
  const { uid, gid } = statSync(join(folder, '..'));
  const target = join(volume.path, 'moved');
  cpSync(folder, target, { recursive: true, preserveTimestamps: true });
  const chown = spawnSync('chown', ['-R', `${uid}:${gid}`, target]);
  if (chown.status !== 0) throw new Error(`chown of ${target} failed`);
  rmSync(folder, { recursive: true });
  symlinkSync(target, folder);
}

/** An empty folder on a volume in place of one that a stopped server does not have yet. */
export function linkOnto(volume: Volume, folder: string): void {
  const { uid, gid } = statSync(join(folder, '..'));
  const target = join(volume.path, 'moved');
  mkdirSync(target, { mode: 0o700 });
  chownSync(target, uid, gid);
  symlinkSync(target, folder);
}
