import type { ChildProcess } from 'node:child_process';
import type { Binaries } from './binaries.ts';
import { findBinaries, findPassword, initialise, SUPERUSER } from './cluster.ts';
import { type DataLocation, resolveDataLocation } from './data-location.ts';
import { lockFolder } from './owner-lock.ts';
import { freePort, serverSettings, startPostmaster, stopLeftover, stopPostmaster } from './postmaster.ts';
import { DATABASE, type DatabaseUrls, prepareRoles } from './roles.ts';

export interface EmbeddedOptions {
  /** The installation's data folder, created if it is missing; relative to the working directory. */
  dataDir: string;
  /** A free loopback port by default. */
  port?: number;
  /**
   * False disables fsync: committed data survives a killed server, but not a power failure. True by default.
   */
  durable?: boolean;
  /** Receives messages for the person who starts the server. */
  log?: (line: string) => void;
}

interface Running {
  location: DataLocation;
  binaries: Binaries;
  port: number;
  lock: { release(): void };
}

const FIRST_START_MS = 15_000;
// Temporary failures: another program took the free port before the server did; a server was starting when
// its parent was killed; backends have not yet noticed that their server was killed.
const TRANSIENT_ERROR = /could not bind|lock file|pre-existing shared memory/;
const RESTART_MIN_MS = 100;
const RESTART_MAX_MS = 5_000;

/**
 * A real PostgreSQL server that starts and stops with this process, on loopback with a random password. If
 * this process runs as root, the server runs as an unprivileged user. If it dies, it is restarted on the same
 * port, until `stop`.
 */
export class EmbeddedPostgres {
  readonly #options: EmbeddedOptions;
  readonly #log: (line: string) => void;
  readonly #durable: boolean;
  #starting: Promise<DatabaseUrls> | undefined;
  #stopping: Promise<void> | undefined;
  #running: Running | undefined;
  #child: ChildProcess | undefined;
  #restarting: Promise<void> | undefined;
  #restarts = 0;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.#log = options.log ?? (() => {});
    this.#durable = options.durable ?? true;
  }

  /** Process id of the running server; undefined while it is down. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** How often the server died and was restarted. */
  get restarts(): number {
    return this.#restarts;
  }

  /**
   * Starts the server, creates roles and database on first use, and returns the connection URLs. Throws
   * FolderInUseError.
   */
  start(): Promise<DatabaseUrls> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** Stops the server and releases the folder. May be called twice, and without `start`. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #start(): Promise<DatabaseUrls> {
    if (this.#stopping) throw new Error('this embedded PostgreSQL was stopped');
    const location = resolveDataLocation(this.#options.dataDir, this.#log);
    const lock = await lockFolder(location);
    try {
      const binaries = findBinaries(location);
      const password = findPassword(location);
      await initialise(location, binaries, password, this.#durable);
      const port = await this.#firstStart(location, binaries);
      this.#running = { location, binaries, port, lock };
      process.once('exit', this.#onExit);
      const server = `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
      return await prepareRoles(`${server}/${DATABASE}`);
    } catch (error) {
      if (this.#child) await stopPostmaster(this.#child);
      this.#running = undefined;
      lock.release();
      throw error;
    }
  }

  async #firstStart(location: DataLocation, binaries: Binaries): Promise<number> {
    const deadline = performance.now() + FIRST_START_MS;
    for (;;) {
      const port = this.#options.port ?? (await freePort());
      try {
        await stopLeftover(location, this.#log);
        await this.#launch(location, binaries, port);
        return port;
      } catch (error) {
        if (!TRANSIENT_ERROR.test(String(error)) || performance.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, RESTART_MIN_MS));
      }
    }
  }

  async #launch(location: DataLocation, binaries: Binaries, port: number): Promise<void> {
    const child = await startPostmaster(location, binaries, serverSettings(port, this.#durable));
    this.#child = child;
    child.once('exit', (code, signal) => {
      if (this.#child === child) this.#child = undefined;
      if (this.#running && !this.#stopping) this.#restarting = this.#restart(code ?? signal);
    });
  }

  async #restart(reason: number | string | null): Promise<void> {
    this.#log(`Postgres ended (${reason}); starting it again`);
    for (
      let waitMs = RESTART_MIN_MS;
      this.#running && !this.#stopping;
      waitMs = Math.min(waitMs * 2, RESTART_MAX_MS)
    ) {
      const { location, binaries, port } = this.#running;
      try {
        await this.#launch(location, binaries, port);
        this.#restarts++;
        this.#log('Postgres is up again');
        return;
      } catch (error) {
        this.#log(`${(error as Error).message}; trying again in ${waitMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  async #stop(): Promise<void> {
    await this.#starting?.catch(() => {});
    await this.#restarting;
    process.off('exit', this.#onExit);
    if (this.#child) await stopPostmaster(this.#child);
    this.#running?.lock.release();
    this.#running = undefined;
  }

  // Runs if the process exits without `stop`: it is too late to wait, but the server can still be signalled.
  readonly #onExit = (): void => {
    this.#child?.kill('SIGINT');
  };
}

/**
 * Stops the server that a killed process left running on this data folder; throws FolderInUseError if its
 * owner is alive.
 */
export async function stopAbandoned(dataDir: string, log: (line: string) => void = () => {}): Promise<void> {
  const location = resolveDataLocation(dataDir, log);
  const lock = await lockFolder(location);
  try {
    await stopLeftover(location, log);
  } finally {
    lock.release();
  }
}
