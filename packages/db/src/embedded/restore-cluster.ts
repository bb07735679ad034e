import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnv, findBinaries, findPassword, SUPERUSER } from './cluster.ts';
import { chownTo, type DataLocation, resolveDataLocation } from './data-location.ts';
import { lockFolder } from './owner-lock.ts';
import { DATABASE, scramVerifier } from './roles.ts';

/**
 * Restores a copied cluster into an empty data folder, with a new superuser password. The cluster gets its
 * final name only when it is complete, so a kill leaves a folder into which it can be restored again.
 */
export async function restoreCluster(
  dataDir: string,
  copy: string,
  log: (line: string) => void = () => {},
): Promise<void> {
  const location = resolveDataLocation(dataDir, log);
  const lock = await lockFolder(location);
  try {
    if (existsSync(location.cluster))
      throw new Error(
        `${location.cluster} already contains a database; restore into an empty WAQTOR_DATA_DIR`,
      );
    const partial = join(location.home, `half-${randomBytes(4).toString('hex')}`);
    cpSync(copy, partial, { recursive: true, errorOnExist: true });
    chownAll(partial, location);
    rmSync(join(dataDir, 'postgres-password'), { force: true });
    const password = findPassword(location);
    await setPassword(location, partial, password);
    renameSync(partial, location.cluster);
  } finally {
    lock.release();
  }
}

/** Whether this data folder, which is created if it is missing, contains a database. */
export function holdsCluster(dataDir: string): boolean {
  return existsSync(resolveDataLocation(dataDir, () => {}).cluster);
}

/** Recovers the copy in single-user mode, which needs no password, and exits. */
async function setPassword(location: DataLocation, cluster: string, password: string): Promise<void> {
  const child = spawn(
    findBinaries(location).postgres,
    ['--single', '-D', cluster, '-c', 'unix_socket_directories=', DATABASE],
    {
      ...(location.runAs && { uid: location.runAs.uid, gid: location.runAs.gid }),
      cwd: location.home,
      env: cleanEnv(),
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let stderr = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (stderr += String(chunk)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  child.stdin.on('error', () => {}); // it exited early; its output says why
  child.stdin.end(`alter role ${SUPERUSER} password '${scramVerifier(password)}'\n`);
  const code = await ended;
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(stderr))
    throw new Error(`the copy does not start: ${stderr.trim()}`);
}

function chownAll(path: string, location: DataLocation): void {
  chownTo(path, location.runAs);
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) chownAll(below, location);
    else {
      chownTo(below, location.runAs);
      chmodSync(below, 0o600);
    }
  }
}
