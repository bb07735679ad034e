import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnv, findBinaries, findPassword, SUPERUSER } from './cluster.ts';
import { lockFolder } from './owner-lock.ts';
import { findPlace, handOver, type Place } from './place.ts';
import { DATABASE, scramVerifier } from './roles.ts';

/**
 * Restores a copied cluster into an empty data folder, with a new superuser password. The cluster gets its
 * final name only when complete, so a kill halfway leaves a folder that can be restored into again.
 */
export async function restoreCluster(
  dataDir: string,
  copy: string,
  log: (line: string) => void = () => {},
): Promise<void> {
  const place = findPlace(dataDir, log);
  const lock = await lockFolder(place);
  try {
    if (existsSync(place.cluster))
      throw new Error(`${place.cluster} holds a database; restore into an empty WAQTOR_DATA_DIR`);
    const half = join(place.home, `half-${randomBytes(4).toString('hex')}`);
    cpSync(copy, half, { recursive: true, errorOnExist: true });
    handOverAll(half, place);
    rmSync(join(dataDir, 'postgres-password'), { force: true });
    const password = findPassword(place);
    await setPassword(place, half, password);
    renameSync(half, place.cluster);
  } finally {
    lock.release();
  }
}

/** Whether this data folder, which is created when missing, contains a database. */
export function holdsCluster(dataDir: string): boolean {
  return existsSync(findPlace(dataDir, () => {}).cluster);
}

/** Recovers the copy in single-user mode, which needs no password, and exits. */
async function setPassword(place: Place, cluster: string, password: string): Promise<void> {
  const child = spawn(
    findBinaries(place).postgres,
    ['--single', '-D', cluster, '-c', 'unix_socket_directories=', DATABASE],
    {
      ...(place.runAs && { uid: place.runAs.uid, gid: place.runAs.gid }),
      cwd: place.home,
      env: cleanEnv(),
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  child.stdin.on('error', () => {}); // it exited early; its output says why
  child.stdin.end(`alter role ${SUPERUSER} password '${scramVerifier(password)}'\n`);
  const code = await ended;
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(said))
    throw new Error(`the copy does not start: ${said.trim()}`);
}

function handOverAll(path: string, place: Place): void {
  handOver(path, place.runAs);
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) handOverAll(below, place);
    else {
      handOver(below, place.runAs);
      chmodSync(below, 0o600);
    }
  }
}
