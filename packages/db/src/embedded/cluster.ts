import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, canRun, completeBinaries, copyBinaries, installedBinaries } from './binaries.ts';
import { chownTo, type DataLocation, writeAtomically } from './data-location.ts';

/** The superuser that owns the embedded cluster. */
export const SUPERUSER = 'waqtor';

/** Returns the installed binaries if the PostgreSQL user can run them, otherwise a copy next to the data. */
export function findBinaries(location: DataLocation): Binaries {
  const installed = installedBinaries();
  if (completeBinaries(installed) && canRun(installed, location.runAs)) return installed;
  const copy = copyBinaries(installed, join(location.home, `binaries-${installed.version}`));
  if (!canRun(copy, location.runAs)) throw new Error(`${copy.postgres} does not run on this system`);
  return copy;
}

/**
 * Returns the random password of this data folder. It is generated on first use and stored in a file that
 * only its owner can read.
 */
export function findPassword(location: DataLocation): string {
  const file = join(location.dataDir, 'postgres-password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (isInitialised(location)) {
    throw new Error(
      `${file} is missing; restore it, or move ${location.cluster} away to start with an empty database`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  writeAtomically(file, `${password}\n`);
  return password;
}

/**
 * Creates the cluster unless it exists. It gets its final name only when it is complete, so a kill during
 * creation does no harm.
 */
export async function initialise(
  location: DataLocation,
  binaries: Binaries,
  password: string,
  durable: boolean,
): Promise<void> {
  if (isInitialised(location)) return;
  removePartialFiles(location);
  // A unique name, because an initdb whose parent was killed may still be writing to the previous one.
  const temporary = join(location.home, `${PARTIAL}${randomBytes(4).toString('hex')}`);
  const passwordFile = `${temporary}.password`;
  mkdirSync(temporary, { mode: 0o700 });
  chownTo(temporary, location.runAs);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  chownTo(passwordFile, location.runAs);
  try {
    await run(binaries.initdb, location, [
      `--pgdata=${temporary}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts by code point, but lower() and upper() handle Arabic and French letters; the same on every
      // system.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(location.cluster, { recursive: true, force: true });
  renameSync(temporary, location.cluster);
}

const PARTIAL = 'half-';

function removePartialFiles(location: DataLocation): void {
  for (const name of readdirSync(location.home).filter((entry) => entry.startsWith(PARTIAL))) {
    try {
      rmSync(join(location.home, name), { recursive: true, force: true });
    } catch {
      // The folder is still being written; a later start removes it.
    }
  }
}

function isInitialised(location: DataLocation): boolean {
  return existsSync(join(location.cluster, 'PG_VERSION'));
}

/** Returns the environment of the server's programs, without the caller's PG* variables. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TZ', 'SystemRoot', 'TEMP', 'TMP'].map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)), LC_ALL: 'C' };
}

async function run(program: string, location: DataLocation, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...(location.runAs && { uid: location.runAs.uid, gid: location.runAs.gid }),
    cwd: location.home,
    env: cleanEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with ${code ?? signal}: ${stderr.trim()}`));
    });
  });
}
