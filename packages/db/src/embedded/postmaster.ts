import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { cleanEnv } from './cluster.ts';
import type { DataLocation } from './data-location.ts';
import { commandOf, identifyProcess, isRunning } from './process-identity.ts';

const POLL_MS = 10;
const FAST_STOP_MS = 20_000;
const HARD_STOP_MS = 5_000;

/** Server settings. `durable: false` is for tests, whose data need not survive a power failure. */
export function serverSettings(port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: durable && totalmem() >= 4 * 2 ** 30 ? '256MB' : '128MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    // No extra processes for reading files: they use memory, and our reads are served from the cache.
    io_method: 'sync',
    log_checkpoints: 'off',
    // Even if data may be lost in a power failure, it may not be lost when the server is killed: the fault
    // tests rely on that.
    synchronous_commit: 'on',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Starts the server and resolves when it accepts connections; on failure rejects with the end of its log. */
export async function startPostmaster(
  location: DataLocation,
  binaries: Binaries,
  settings: string[],
): Promise<ChildProcess> {
  const logFile = join(location.home, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(binaries.postgres, ['-D', location.cluster, ...settings], {
    ...(location.runAs && { uid: location.runAs.uid, gid: location.runAs.gid }),
    cwd: location.home,
    env: cleanEnv(),
    // The server has a session of its own: Ctrl-C in the terminal is meant for this process, which stops the
    // database last. Its log is a file, because the server outlives this process if that is killed, and a
    // pipe without a reader would block it.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failed: Error | undefined;
  child.once('error', (error) => {
    failed = error;
  });
  while (!isReady(location.cluster, child.pid)) {
    if (failed || hasEnded(child)) {
      throw (
        failed ??
        new Error(`PostgreSQL did not start: ${readOr(logFile).trim().split('\n').slice(-8).join('\n')}`)
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  child.unref();
  return child;
}

/**
 * Fast shutdown: disconnects clients, writes a checkpoint, exits. Falls back to immediate shutdown, which
 * requires a recovery at the next start.
 */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  child.ref();
  for (const [signal, patienceMs] of STOP_SIGNALS) {
    if (hasEnded(child)) return;
    child.kill(signal);
    await poll(() => hasEnded(child), patienceMs);
  }
}

/**
 * Stops the server that a killed owner left running on this cluster. Only the holder of the folder's lock may
 * call it.
 */
export async function stopLeftover(location: DataLocation, log: (line: string) => void): Promise<void> {
  const pidFile = join(location.cluster, 'postmaster.pid');
  const pid = Number(readOr(pidFile).split('\n')[0]);
  const identity = pid > 0 ? identifyProcess(pid) : undefined;
  if (!identity || !isRunning(identity)) return; // PostgreSQL itself removes a stale file, after checking for orphaned backends
  if (!isPostmasterOf(pid, location.cluster)) {
    // Another program has this pid now, which would prevent PostgreSQL from starting.
    rmSync(pidFile, { force: true });
    return;
  }
  log(`stopping the Postgres (process ${pid}) that a killed process left behind`);
  for (const [signal, patienceMs] of STOP_SIGNALS) {
    if (!isRunning(identity)) return;
    process.kill(pid, signal);
    await poll(() => !isRunning(identity), patienceMs);
  }
}

/** Returns a loopback port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

const STOP_SIGNALS: [NodeJS.Signals, number][] = [
  ['SIGINT', FAST_STOP_MS],
  ['SIGQUIT', HARD_STOP_MS],
  ['SIGKILL', HARD_STOP_MS],
];

function isReady(cluster: string, pid: number | undefined): boolean {
  const lines = readOr(join(cluster, 'postmaster.pid')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster; // the server's working directory is its data directory
  } catch {
    return commandOf(pid)?.includes(cluster) ?? false;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function poll(condition: () => boolean, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
