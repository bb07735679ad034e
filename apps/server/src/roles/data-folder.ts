import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../platform/log.ts';

/**
 * The files that the server keeps in its data folder. A folder that contains none of them may belong to
 * something else.
 */
const OURS = ['secret-key', 'postgres-password', 'postgres-location', 'postgres', 'files'];

/**
 * Restricts what an earlier version, a copy or a permissive umask left accessible: folders become 0700, files
 * 0600. When running as root, the embedded database's user must traverse the data folder, which then gets
 * 0711. PostgreSQL protects its own folder, and nothing below a protected folder can be reached.
 */
export function closeDataFolder(
  dataDir: string,
  { passesThrough, log }: { passesThrough: boolean; log: Logger },
): void {
  if (!existsSync(dataDir)) return;
  const names = readdirSync(dataDir).filter((name) => OURS.includes(name));
  if (names.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  close(dataDir, isRoot && passesThrough ? 0o711 : 0o700, log);
  for (const name of names) {
    if (name === 'postgres') close(join(dataDir, name), isRoot ? 0o711 : 0o700, log);
    else close(join(dataDir, name), name === 'files' ? 0o700 : 0o600, log);
  }
}

/**
 * Warns because, when the server runs as root, a vulnerability in it would give access to the whole machine.
 */
export function warnOfRoot(log: Logger): void {
  if (process.getuid?.() !== 0) return;
  log.warn('this process runs as root; run it as an unprivileged user that owns WAQTOR_DATA_DIR');
}

function close(path: string, mode: number, log: Logger): void {
  const present = statSync(path).mode & 0o7777;
  // A folder with the sticky bit, such as /tmp, is shared by several users.
  if ((present & 0o1000) !== 0) {
    log.warn(`${path} is a shared directory of the system; choose another WAQTOR_DATA_DIR`);
    return;
  }
  if ((present & ~mode) === 0) return;
  try {
    chmodSync(path, present & mode);
  } catch (error) {
    log.warn(
      { err: { message: (error as Error).message } },
      `${path} is accessible to other users and its permissions could not be changed`,
    );
  }
}
