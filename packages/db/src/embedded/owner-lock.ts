import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataLocation } from './data-location.ts';
import { currentProcess, isRunning, type ProcessIdentity, pidScope } from './process-identity.ts';

/** Another live process owns the data folder. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError';
}

const PREFIX = 'owner-';
const HEARTBEAT_MS = 2_000;
const STALE_MS = 10_000;
const ATTEMPTS = 8;

/**
 * Makes this process the only owner of a data folder, or throws FolderInUseError with the owner's pid.
 *
 * Every contender writes its own file, then reads the others. Of two concurrent contenders at least one sees
 * the other, and a contender that sees a live other withdraws; so there are never two owners, and no file is
 * ever taken over. The file of a dead process can be deleted by any contender, because the same pid and start
 * time never recur.
 */
export async function lockFolder({ home, dataDir }: DataLocation): Promise<{ release(): void }> {
  const own = join(home, `${PREFIX}${currentProcess().pid}-${Math.random().toString(36).slice(2, 10)}.json`);
  for (let attempt = 1; ; attempt++) {
    writeFileSync(own, JSON.stringify({ ...currentProcess(), ...pidScope() }), { mode: 0o600 });
    const other = findLiveOwner(home, own);
    if (!other) break;
    rmSync(own, { force: true });
    if (attempt === ATTEMPTS) {
      throw new FolderInUseError(
        `${dataDir} is in use by process ${other.pid}; stop it first, or choose another folder with WAQTOR_DATA_DIR`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
  }
  const heart = setInterval(() => writeHeartbeat(own), HEARTBEAT_MS).unref();
  return {
    release: () => {
      clearInterval(heart);
      rmSync(own, { force: true });
    },
  };
}

function findLiveOwner(dir: string, own: string): ProcessIdentity | undefined {
  for (const name of readdirSync(dir).filter((entry) => entry.startsWith(PREFIX))) {
    const file = join(dir, name);
    if (file === own) continue;
    const owner = read(file);
    if (owner === undefined) continue;
    if (isAlive(owner, file)) return owner;
    rmSync(file, { force: true });
  }
  return undefined;
}

function isAlive(owner: ProcessIdentity & { scope?: string }, file: string): boolean {
  if (owner.scope === pidScope().scope) return isRunning(owner);
  // The owner runs in another container, machine or boot: its processes are not visible from here, only its
  // heartbeat.
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < STALE_MS;
}

function read(file: string): (ProcessIdentity & { scope?: string }) | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity & { scope?: string };
  } catch {
    // The file is incomplete: its contender is still writing it, or died while writing. Only in the first
    // case is it alive.
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_MS) rmSync(file, { force: true });
    const pid = Number(/owner-(\d+)-/.exec(file)?.[1]);
    return age > STALE_MS || !pid ? undefined : { pid, startedAt: undefined };
  }
}

function writeHeartbeat(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder was deleted while in use; PostgreSQL will report that.
  }
}
