import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort, until } from '@waqtor/testing';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const KEPT_LINES = 60;
const START_MS = 90_000;
const STOP_MS = 30_000;

/** A server process that can be killed and restarted on the same port. */
export interface ServerProcess {
  name: string;
  url: string;
  /** Undefined while it is down. */
  readonly pid: number | undefined;
  /** Whether `/ready` has succeeded, and the process has not been asked to stop since. */
  readonly isUp: boolean;
  /** Starts it and resolves when it is ready; rejects with its last output if it exits before. */
  start(): Promise<void>;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit status and the duration. */
  terminate(): Promise<{ code: number | null; signal: string | null; ms: number }>;
  /** Returns what `match` returns for the first matching line of output, past or future. */
  read<T>(match: (line: string) => T | undefined, timeoutMs: number): Promise<T>;
  lastLines(): string;
  /** Returns the retained output lines that contain this text, such as a request id. */
  linesWith(text: string): string[];
}

const children = new Set<ChildProcess>();
// Child processes must not outlive an interrupted run.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/**
 * Turns a signal into a process exit, so that children are stopped; a signal alone skips the 'exit' event.
 */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
}

/** Describes a server process of this repository, without starting it. */
export async function createServerProcess(name: string, env: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const lines: string[] = [];
  const readers = new Set<(line: string) => void>();
  let child: ChildProcess | undefined;
  let gone: Promise<{ code: number | null; signal: string | null }> = Promise.resolve({
    code: 0,
    signal: null,
  });
  let isUp = false;

  function launch(): ChildProcess {
    const started = spawn(process.execPath, ['apps/server/launch.mjs', 'apps/server/src/main.ts'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, HOST: '127.0.0.1', PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(started);
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > KEPT_LINES) lines.shift();
        for (const reader of [...readers]) reader(line);
      });
    }
    gone = new Promise((resolve) => {
      started.once('exit', (code, signal) => {
        children.delete(started);
        if (child === started) child = undefined;
        isUp = false;
        resolve({ code, signal });
      });
    });
    return started;
  }

  async function end(
    signal: NodeJS.Signals,
  ): Promise<{ code: number | null; signal: string | null; ms: number }> {
    const startedMs = performance.now();
    const dying = child;
    isUp = false;
    dying?.kill(signal);
    const timer = setTimeout(() => dying?.kill('SIGKILL'), STOP_MS);
    const how = await gone;
    clearTimeout(timer);
    return { ...how, ms: Math.round(performance.now() - startedMs) };
  }

  return {
    name,
    url,
    get pid() {
      return child?.pid;
    },
    get isUp() {
      return isUp;
    },
    async start() {
      const started = launch();
      child = started;
      await until(
        async () => {
          if (child !== started) return 'ended';
          const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) });
          await answer.arrayBuffer();
          return answer.ok && 'ready';
        },
        { timeoutMs: START_MS, everyMs: 40, what: `${name} to be ready` },
      ).then((state) => {
        if (state === 'ended') throw new Error(`${name} ended while starting:\n${lines.join('\n')}`);
      });
      isUp = child === started;
    },
    async kill() {
      await end('SIGKILL');
    },
    terminate: () => end('SIGTERM'),
    read: (match, timeoutMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          readers.delete(look);
          reject(new Error(`${name} did not report readiness within ${timeoutMs} ms:\n${lines.join('\n')}`));
        }, timeoutMs);
        function look(line: string) {
          const found = match(line);
          if (found === undefined) return;
          clearTimeout(timer);
          readers.delete(look);
          resolve(found);
        }
        readers.add(look);
        for (const line of [...lines]) look(line);
      }),
    lastLines: () => lines.slice(-12).join('\n'),
    linesWith: (text) => lines.filter((line) => line.includes(text)),
  };
}
