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

/** A small file system that can be filled up. */
export interface Volume {
  name: string;
  path: string;
  /** Fills it except for this many bytes. If called again, it also takes space that was freed since. */
  fill(leaveBytes: number): void;
  /** Releases the space. */
  free(): void;
}

/** Mounts a small tmpfs at `path`; throws if this process lacks the permission. */
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

/** Moves a folder of a stopped server onto a volume and leaves a symbolic link. */
export function moveToVolume(volume: Volume, folder: string): void {
  const { uid, gid } = statSync(join(folder, '..'));
  const target = join(volume.path, 'moved');
  cpSync(folder, target, { recursive: true, preserveTimestamps: true });
  const chown = spawnSync('chown', ['-R', `${uid}:${gid}`, target]);
  if (chown.status !== 0) throw new Error(`chown of ${target} failed`);
  rmSync(folder, { recursive: true });
  symlinkSync(target, folder);
}

/** Links a folder of a stopped server, which must not exist yet, to a new folder on the volume. */
export function linkToVolume(volume: Volume, folder: string): void {
  const { uid, gid } = statSync(join(folder, '..'));
  const target = join(volume.path, 'moved');
  mkdirSync(target, { mode: 0o700 });
  chownSync(target, uid, gid);
  symlinkSync(target, folder);
}
