import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, canRun, completeBinaries, copyBinaries, installedBinaries } from './binaries.ts';
import { handOver, type Place, writeWhole } from './place.ts';

/** The superuser that owns the embedded cluster. */
export const SUPERUSER = 'waqtor';

/** The installed binaries if the PostgreSQL user can run them, else a copy beside the data. */
export function findBinaries(place: Place): Binaries {
  const installed = installedBinaries();
  if (completeBinaries(installed) && canRun(installed, place.runAs)) return installed;
  const copy = copyBinaries(installed, join(place.home, `binaries-${installed.version}`));
  if (!canRun(copy, place.runAs)) throw new Error(`${copy.postgres} does not run on this system`);
  return copy;
}

/**
 * The random password of this data folder, generated on first use and stored in a file that only its owner
 * can read.
 */
export function findPassword(place: Place): string {
  const file = join(place.dataDir, 'postgres-password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (isInitialised(place)) {
    throw new Error(
      `${file} is missing; restore it, or move ${place.cluster} away to start with an empty database`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  writeWhole(file, `${password}\n`);
  return password;
}

/**
 * Creates the cluster unless it exists. It gets its final name only when complete, so a kill halfway does no
 * harm.
 */
export async function initialise(
  place: Place,
  binaries: Binaries,
  password: string,
  durable: boolean,
): Promise<void> {
  if (isInitialised(place)) return;
  removeHalves(place);
  // A unique name, because an initdb whose parent was killed may still be writing to the previous one.
  const half = join(place.home, `${HALF}${randomBytes(4).toString('hex')}`);
  const passwordFile = `${half}.password`;
  mkdirSync(half, { mode: 0o700 });
  handOver(half, place.runAs);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  handOver(passwordFile, place.runAs);
  try {
    await run(binaries.initdb, place, [
      `--pgdata=${half}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts by code point, yet lower() and upper() handle Arabic and French letters; the same on every
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
  rmSync(place.cluster, { recursive: true, force: true });
  renameSync(half, place.cluster);
}

const HALF = 'half-';

function removeHalves(place: Place): void {
  for (const name of readdirSync(place.home).filter((entry) => entry.startsWith(HALF))) {
    try {
      rmSync(join(place.home, name), { recursive: true, force: true });
    } catch {
      // Still being written; a later start removes it.
    }
  }
}

function isInitialised(place: Place): boolean {
  return existsSync(join(place.cluster, 'PG_VERSION'));
}

/** The environment of the server's programs, without the caller's PG* variables. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TZ', 'SystemRoot', 'TEMP', 'TMP'].map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)), LC_ALL: 'C' };
}

async function run(program: string, place: Place, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...(place.runAs && { uid: place.runAs.uid, gid: place.runAs.gid }),
    cwd: place.home,
    env: cleanEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with ${code ?? signal}: ${complaint.trim()}`));
    });
  });
}
