import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnter, chooseRunAs, type RunAs } from './run-as.ts';

/** Where the server of one data folder keeps its files, and the user as which it runs. */
export interface DataLocation {
  /** The installation's data folder, absolute. */
  dataDir: string;
  /**
   * Contains `data/` (the cluster), the log and the owner's lock file. Inside dataDir, unless PostgreSQL
   * cannot access that.
   */
  home: string;
  cluster: string;
  runAs: RunAs | undefined;
}

/** Kept across reboots, not cleaned by the system, and accessible to every user. */
const FALLBACK_FOLDERS = ['/var/lib/waqtor', '/srv/waqtor'];

/** Finds the location of this data folder's server, or chooses one and stores the choice. */
export function resolveDataLocation(folder: string, log: (line: string) => void): DataLocation {
  mkdirSync(resolve(folder), { recursive: true, mode: folderMode() });
  const dataDir = realpathSync(resolve(folder));
  openIfFresh(dataDir);
  const pointerFile = join(dataDir, 'postgres-location');
  const recorded = existsSync(pointerFile) ? readFileSync(pointerFile, 'utf8').trim() : undefined;
  const home = recorded ?? join(dataDir, 'postgres');
  const runAs = chooseRunAs(join(home, 'data'));
  if (recorded !== undefined || canEnter(dataDir, runAs)) {
    if (recorded !== undefined) log(`the database of ${dataDir} lives in ${home}`);
    return prepareHome({ dataDir, home, cluster: join(home, 'data'), runAs });
  }
  if (existsSync(join(home, 'data', 'PG_VERSION'))) {
    throw new Error(
      `PostgreSQL runs as the user ${runAs?.name}, who can no longer access its data in ${dataDir}; make the parent folders ` +
        'accessible again (chmod o+x), or set WAQTOR_DATA_DIR to the folder to which you moved the data',
    );
  }
  const other = makeFallbackHome(runAs);
  writeAtomically(join(other, 'belongs-to'), `${dataDir}\n`);
  writeAtomically(pointerFile, `${other}\n`);
  log(
    `Postgres runs as ${runAs?.name}, who may not enter ${dataDir}: binaries and data go to ${other} (noted in ${pointerFile})`,
  );
  return prepareHome({ dataDir, home: other, cluster: join(other, 'data'), runAs });
}

/** Changes the owner of a folder or file to the user PostgreSQL runs as. */
export function chownTo(path: string, runAs: RunAs | undefined): void {
  if (runAs) chownSync(path, runAs.uid, runAs.gid);
}

/** Writes a file that only its owner can read, atomically, so that a kill leaves no partial file. */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, path);
}

function prepareHome(location: DataLocation): DataLocation {
  // When running as root, the folder remains root's, so that PostgreSQL's user cannot place a symlink where
  // we write.
  mkdirSync(location.home, { recursive: true, mode: folderMode() });
  if (location.runAs) chmodSync(location.home, folderMode());
  return location;
}

function makeFallbackHome(runAs: RunAs | undefined): string {
  const problems: string[] = [];
  for (const base of FALLBACK_FOLDERS) {
    // The name is new each time: a data folder that was deleted and created again must not find its old
    // cluster.
    const home = join(base, randomBytes(6).toString('hex'));
    try {
      if (mkdirSync(base, { recursive: true }) !== undefined) chmodSync(base, 0o711); // whatever the umask
      mkdirSync(home);
      chmodSync(home, 0o711);
      if (canEnter(home, runAs)) return home;
      rmdirSync(home);
      problems.push(`${runAs?.name} may not enter ${base}`);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  throw new Error(
    `no suitable folder for the database; set WAQTOR_DATA_DIR to a folder that every user can access (${problems.join('; ')})`,
  );
}

// An empty folder was created for this purpose, perhaps by mkdtemp, which always uses 0700. A folder with
// content keeps its mode.
function openIfFresh(dataDir: string): void {
  if (process.getuid?.() === 0 && readdirSync(dataDir).length === 0) chmodSync(dataDir, folderMode());
}

/**
 * When running as root, other users may traverse it (PostgreSQL's user has to) but not list it; the secrets
 * inside are 0600.
 */
function folderMode(): number {
  return process.getuid?.() === 0 ? 0o711 : 0o700;
}
