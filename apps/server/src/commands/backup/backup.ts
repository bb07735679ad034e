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
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { connect, findRunning, holdsCluster, restoreCluster, takeBaseBackup } from '@waqtor/db';
import { findKeyFingerprint } from '../../platform/installation/key-fingerprint.store.ts';

/** A file of a backup, by its relative path. */
interface KeptFile {
  path: string;
  size: number;
  sha256: string;
}

/** The content of `backup.json`, which describes the backup and lists every other file in it. */
export interface BackupRecord {
  version: 1;
  takenAt: string;
  postgres: string;
  /**
   * The fingerprint of the key that encrypts the credentials in the backup. The key itself is kept
   * separately.
   */
  keyFingerprint: string | null;
  files: KeptFile[];
  /** Folders without files, because PostgreSQL does not start without some of its own. */
  emptyFolders?: string[];
}

const RECORD = 'backup.json';
/** This file exists in a data folder while a backup is being restored into it. */
const UNFINISHED = 'restore-unfinished';

/** Thrown if a backup cannot be taken, or was altered; one problem per line. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * Backs up a running installation into `target`, which must not exist: first the database, then the files, so
 * that every file to which a row refers is included. `withKey` also copies the secret key, which otherwise
 * never leaves the data folder.
 */
export async function backUp(
  dataDir: string,
  target: string,
  { withKey = false } = {},
): Promise<BackupRecord> {
  if (existsSync(target))
    throw new BackupError(`${target} already exists; specify a folder that does not exist`);
  const url = findRunning(dataDir);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const database = join(target, 'database');
  mkdirSync(database, { mode: 0o700 });
  const base = await takeBaseBackup(url, database);
  writeFileSync(join(database, 'backup_manifest'), base.manifest, { mode: 0o600 });
  for (const path of listFiles(join(dataDir, 'files')).filter(isWritten))
    copyIfThere(join(dataDir, 'files', path), join(target, 'files', path));
  if (withKey) copyIfThere(join(dataDir, 'secret-key'), join(target, 'secret-key'));
  const record: BackupRecord = {
    version: 1,
    takenAt: new Date().toISOString(),
    postgres: base.serverVersion,
    keyFingerprint: await readFingerprint(url),
    files: listFiles(target).map((path) => describe(target, path)),
    emptyFolders: listEmptyFolders(target),
  };
  spawnSync('sync', ['-f', target]); // all files are flushed together: a thousand files one by one take minutes
  // Written last, and flushed: a folder without it is an interrupted backup.
  const fd = openSync(join(target, RECORD), 'wx', 0o600);
  writeFileSync(fd, textOf(record));
  fsyncSync(fd);
  closeSync(fd);
  return record;
}

/**
 * Reads every byte of a backup. Throws a `BackupError` that lists each file that is missing, added or
 * changed.
 */
export function verifyBackup(folder: string): BackupRecord {
  const record = readRecord(folder);
  const problems: string[] = [];
  const kept = new Map(record.files.map((file) => [file.path, file]));
  const present = new Set(listFiles(folder));
  present.delete(RECORD);
  for (const [path, file] of kept) {
    if (!present.has(path)) problems.push(`${path} is missing`);
    else if (describe(folder, path).sha256 !== file.sha256) problems.push(`${path} was modified`);
  }
  const isThere = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  for (const path of record.emptyFolders ?? [])
    if (!isThere(join(folder, path))) problems.push(`${path} is missing`);
  for (const path of present)
    if (!kept.has(path)) problems.push(`${path} was not there when the backup was taken`);
  if (problems.length > 0) throw new BackupError(problems.join('\n'));
  return record;
}

/**
 * Verifies a backup and restores it into `dataDir`, which must contain no database and no files. The server
 * must not be running there. The database gets its final name last: until then nothing counts as restored,
 * and an interrupted restore can be repeated.
 */
export async function restore(
  folder: string,
  dataDir: string,
  log: (line: string) => void = () => {},
): Promise<BackupRecord> {
  const record = verifyBackup(folder);
  const files = join(dataDir, 'files');
  const mark = join(dataDir, UNFINISHED);
  if (holdsCluster(dataDir)) throw new BackupError(`${dataDir} already contains a database`);
  // Without a database, these are the files of an interrupted restore.
  if (existsSync(mark)) rmSync(files, { recursive: true, force: true });
  if (listFiles(files).length > 0) throw new BackupError(`${files} is not empty`);
  writeFileSync(mark, '', { mode: 0o600 });
  for (const path of listFiles(join(folder, 'files')))
    copyIfThere(join(folder, 'files', path), join(files, path));
  if (!existsSync(join(dataDir, 'secret-key')))
    copyIfThere(join(folder, 'secret-key'), join(dataDir, 'secret-key'));
  await restoreCluster(dataDir, join(folder, 'database'), log);
  rmSync(mark);
  return record;
}

function readRecord(folder: string): BackupRecord {
  try {
    const text = readFileSync(join(folder, RECORD), 'utf8');
    const { checksum: _, ...record } = JSON.parse(text) as BackupRecord & { checksum: string };
    // Compares the text and not only the parsed values, so that any altered byte is found.
    if (text === textOf(record)) return record;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new BackupError(`${folder} is not a complete backup: it has no ${RECORD}`);
    }
  }
  throw new BackupError(`${RECORD} was modified`);
}

function textOf(record: BackupRecord): string {
  return `${JSON.stringify({ ...record, checksum: checksumOf(record) }, null, 1)}\n`;
}

function checksumOf(record: BackupRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex');
}

async function readFingerprint(url: string): Promise<string | null> {
  const database = connect(url, { login: null, max: 1, applicationName: 'waqtor backup' });
  try {
    const fingerprint = await findKeyFingerprint(database);
    return typeof fingerprint === 'string' ? fingerprint : null;
  } finally {
    await database.stop();
  }
}

/** Returns the paths of all files below a folder; none if the folder does not exist. */
function listFiles(folder: string): string[] {
  return listBelow(folder)
    .filter(({ isFolder }) => !isFolder)
    .map(({ path }) => path);
}

function listEmptyFolders(folder: string): string[] {
  const all = listBelow(folder);
  const holders = new Set(all.map(({ path }) => dirname(path)));
  return all.filter(({ path, isFolder }) => isFolder && !holders.has(path)).map(({ path }) => path);
}

function listBelow(folder: string): { path: string; isFolder: boolean }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)),
      isFolder: entry.isDirectory(),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether the file is complete, that is, no longer being written. */
function isWritten(path: string): boolean {
  return !/^\..*\.part$/.test(basename(path));
}

/** A file may be deleted during the copy; no row of the backup refers to it in that case. */
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
