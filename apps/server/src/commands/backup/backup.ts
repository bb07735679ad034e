import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { connect, findRunning, restoreCluster, takeBaseBackup } from '@waqtor/db';

/** A file of a backup, by its path inside of it. */
interface KeptFile {
  path: string;
  size: number;
  sha256: string;
}

/** `backup.json`: what the backup is, and every other file of it. */
export interface BackupRecord {
  version: 1;
  takenAt: string;
  postgres: string;
  /** Which key seals the credentials inside; the key itself is kept apart. */
  keyFingerprint: string | null;
  files: KeptFile[];
}

const RECORD = 'backup.json';

/** A backup that cannot be taken, or is not what it was; each problem is a line. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * Backs a running product up into `target`, which must not exist: first its database, then its files, so that every file a
 * row names is there. `withKey` also copies the secret key, which otherwise never leaves the data folder.
 */
export async function backUp(
  dataDir: string,
  target: string,
  { withKey = false } = {},
): Promise<BackupRecord> {
  if (existsSync(target)) throw new BackupError(`${target} exists; name a folder that does not`);
  const url = findRunning(dataDir);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const database = join(target, 'database');
  mkdirSync(database, { mode: 0o700 });
  const base = await takeBaseBackup(url, database);
  writeFileSync(join(database, 'backup_manifest'), base.manifest, { mode: 0o600 });
  for (const path of listFiles(join(dataDir, 'files')))
    copyIfThere(join(dataDir, 'files', path), join(target, 'files', path));
  if (withKey) copyIfThere(join(dataDir, 'secret-key'), join(target, 'secret-key'));
  const record: BackupRecord = {
    version: 1,
    takenAt: new Date().toISOString(),
    postgres: base.serverVersion,
    keyFingerprint: await readFingerprint(url),
    files: listFiles(target).map((path) => describe(target, path)),
  };
  spawnSync('sync', ['-f', target]); // one flush of the file system: a thousand files one by one take minutes
  // Last, and flushed: a folder without it is a backup that broke off.
  const text = JSON.stringify({ ...record, checksum: checksumOf(record) }, null, 1);
  const fd = openSync(join(target, RECORD), 'wx', 0o600);
  writeFileSync(fd, `${text}\n`);
  fsyncSync(fd);
  closeSync(fd);
  return record;
}

/** Reads every byte of a backup. Throws `BackupError` naming each file that is missing, is new, or has changed. */
export function verifyBackup(folder: string): BackupRecord {
  const record = readRecord(folder);
  const problems: string[] = [];
  const kept = new Map(record.files.map((file) => [file.path, file]));
  const present = new Set(listFiles(folder));
  present.delete(RECORD);
  for (const [path, file] of kept) {
    if (!present.has(path)) problems.push(`${path} is missing`);
    else if (describe(folder, path).sha256 !== file.sha256) problems.push(`${path} has changed`);
  }
  for (const path of present)
    if (!kept.has(path)) problems.push(`${path} was not there when the backup was taken`);
  if (problems.length > 0) throw new BackupError(problems.join('\n'));
  return record;
}

/** Verifies a backup and puts it into `dataDir`, which must hold no database and no files. The product must not run there. */
export async function restore(
  folder: string,
  dataDir: string,
  log: (line: string) => void = () => {},
): Promise<BackupRecord> {
  const record = verifyBackup(folder);
  if (listFiles(join(dataDir, 'files')).length > 0)
    throw new BackupError(`${join(dataDir, 'files')} is not empty`);
  await restoreCluster(dataDir, join(folder, 'database'), log);
  for (const path of listFiles(join(folder, 'files')))
    copyIfThere(join(folder, 'files', path), join(dataDir, 'files', path));
  if (!existsSync(join(dataDir, 'secret-key')))
    copyIfThere(join(folder, 'secret-key'), join(dataDir, 'secret-key'));
  return record;
}

function readRecord(folder: string): BackupRecord {
  try {
    const { checksum, ...record } = JSON.parse(readFileSync(join(folder, RECORD), 'utf8')) as BackupRecord & {
      checksum: string;
    };
    if (checksum === checksumOf(record)) return record;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new BackupError(`${folder} is no backup, or one that broke off: it has no ${RECORD}`);
    }
  }
  throw new BackupError(`${RECORD} has changed`);
}

function checksumOf(record: BackupRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex');
}

async function readFingerprint(url: string): Promise<string | null> {
  const database = connect(url, { login: null, max: 1, applicationName: 'waqtor backup' });
  try {
    const row = await database.db
      .selectFrom('installation')
      .select('value')
      .where('key', '=', 'key_fingerprint')
      .executeTakeFirst();
    return typeof row?.value === 'string' ? row.value : null;
  } finally {
    await database.stop();
  }
}

/** Paths of all files below a folder, without those that are still being written; none when there is no folder. */
function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\..*\.part$/.test(basename(entry.name)))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** A file may go while we are at it: no row of the backup names it then. */
function copyIfThere(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function describe(folder: string, path: string): KeptFile {
  const file = join(folder, path);
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  const fd = openSync(file, 'r');
  try {
    for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) hash.update(buffer.subarray(0, n));
  } finally {
    closeSync(fd);
  }
  return { path, size: statSync(file).size, sha256: hash.digest('hex') };
}
