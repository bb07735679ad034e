import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SandboxState, SandboxStatus } from '@waqtor/contract';
import { fieldProblem } from '@waqtor/contract';
import type { Config } from '../config.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/log.ts';
import type { Sandbox } from '../platform/sandbox.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../launch.mjs', import.meta.url));
const PROGRAM = createRequire(import.meta.url).resolve('@waqtor/sandbox/main');
/** Sessions store the sandbox's URL, so it keeps its port across restarts. */
const PORT_FILE = 'sandbox-port';
const START_MS = 30_000;
const STOP_MS = 5_000;

interface Parts {
  config: Config;
  clock: Clock;
  log: Logger;
}

/**
 * The server's own sandbox: a child process on loopback, started on first use. It exits when its standard
 * input closes, so it cannot outlive the server, however that ends; its own process group keeps Ctrl-C in the
 * terminal from ending it first.
 */
export class SandboxProcess implements Sandbox {
  changedAt: Date | undefined;
  readonly #parts: Parts;
  readonly #listeners: (() => void)[] = [];
  #state: SandboxState = 'stopped';
  #failure: string | null = null;
  #url: string | undefined;
  #child: ChildProcess | undefined;
  #starting: Promise<void> | undefined;
  #isStopping = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const port = this.#keptPort();
    if (port !== undefined) this.#url = `http://127.0.0.1:${port}`;
  }

  /** The process id of the child, while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get url(): string | undefined {
    return this.#url;
  }

  status(): SandboxStatus {
    return { status: this.#state, disabledReason: null, error: this.#failure };
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  start(): Promise<void> {
    if (this.#state === 'running') return Promise.resolve();
    if (this.#isStopping) return Promise.reject(new AppError('shutting_down'));
    this.#starting ??= this.#launch().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  /** Stops the child and waits for its end. May be called twice, and without `start`. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#end();
    this.#state = 'stopped';
  }

  async #launch(): Promise<void> {
    const { config, log } = this.#parts;
    this.#state = 'starting';
    this.#failure = null;
    const child = spawn(
      process.execPath,
      [LAUNCHER, PROGRAM, '--port', String(this.#keptPort() ?? 0), '--end-with-stdin'],
      { cwd: ROOT, detached: true, stdio: ['pipe', 'pipe', 'pipe'], env: config.systemEnvironment },
    );
    this.#child = child;
    child.stdin?.on('error', () => {}); // it exited first
    const lastWords: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.trim() !== '') lastWords.splice(0, lastWords.length - 4, line.trim());
    });
    try {
      const url = await addressOf(child);
      if (this.#isStopping) throw new AppError('shutting_down');
      await this.#keepPort(url);
      this.#url = url;
      child.once('exit', (code, signal) => {
        if (this.#child === child && !this.#isStopping)
          this.#fail(
            `The sandbox stopped unexpectedly (${signal ?? `code ${code}`}). ${lastWords.join(' ')}`.trim(),
          );
      });
      // The child may have exited while its port was being saved.
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error('the process exited immediately');
      this.#change('running');
      log.info(`The sandbox runs on ${url}: numbers in it are simulated`);
    } catch (error) {
      const reason = lastWords.join(' ') || (error as Error).message;
      await this.#end();
      if (this.#isStopping) throw new AppError('shutting_down');
      this.#fail(`The sandbox could not be started: ${reason}`);
      throw new AppError('sandbox_unavailable', [fieldProblem(null, 'unexpected_response', { reason })]);
    }
  }

  #fail(failure: string): void {
    this.#child = undefined;
    this.#failure = failure;
    this.#parts.log.error(`${failure} Its numbers cannot send or receive until it is started again.`);
    this.#change('failed');
  }

  #change(state: SandboxState): void {
    this.#state = state;
    this.changedAt = this.#parts.clock.now();
    for (const listener of this.#listeners) listener();
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.stdin?.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  #keptPort(): number | undefined {
    try {
      const port = Number(readFileSync(join(this.#parts.config.dataDir, PORT_FILE), 'utf8'));
      return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
    } catch {
      return undefined;
    }
  }

  async #keepPort(url: string): Promise<void> {
    const { port } = new URL(url);
    if (Number(port) === this.#keptPort()) return;
    const { dataDir } = this.#parts.config;
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(join(dataDir, PORT_FILE), `${port}\n`, { mode: 0o600 });
  }
}

/** Returns the URL that the sandbox prints once it is listening. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the process did not respond in time')), START_MS);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) => settle(() => reject(new Error(`the process ended with code ${code}`))));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /"sandbox":"(http:\/\/127\.0\.0\.1:\d+)"/.exec(line)?.[1];
      if (url !== undefined) settle(() => resolve(url));
    });
  });
}
