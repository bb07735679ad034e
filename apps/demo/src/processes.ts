import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../server/launch.mjs', import.meta.url));
const KEPT_LINES = 40;
const STOP_MS = 15_000;

/** A running child process; its last output lines are kept for error messages. */
export interface Program {
  /**
   * Resolves with what `match` returns for the first matching line of output. Rejects, with the last lines,
   * if the process exits before.
   */
  read<T>(match: (line: string) => T | undefined, timeoutMs: number): Promise<T>;
  /** Sends SIGTERM and waits for the end. May be called twice. */
  stop(): Promise<void>;
}

/** Starts a TypeScript program of this repository in a child process. */
export function startProgram(
  name: string,
  file: string,
  args: string[],
  env: Record<string, string>,
): Program {
  const child: ChildProcess = spawn(process.execPath, [LAUNCHER, file, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const readers = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      for (const reader of readers) reader(line);
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  return {
    read: (match, timeoutMs) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => settle(() => reject(new Error(`${name} ${why}\n${lines.join('\n')}`)));
        const timer = setTimeout(() => fail(`did not report readiness within ${timeoutMs} ms`), timeoutMs);
        const look = (line: string) => {
          const found = match(line);
          if (found !== undefined) settle(() => resolve(found));
        };
        function settle(act: () => void) {
          clearTimeout(timer);
          readers.delete(look);
          act();
        }
        readers.add(look);
        for (const line of lines) look(line);
        ended.then(() => fail(`ended with code ${child.exitCode}`));
      }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** The requested port if it is free on loopback, otherwise any free one. */
export function findPort(wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () => (wished === 0 ? reject(new Error('no free port')) : resolve(findPort(0))));
    server.listen(wished, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wished));
    });
  });
}
