import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/* The server and the sandbox as processes of their own. */

export const SOURCES = { server: 'apps/server/src/main.ts', sandbox: 'packages/sandbox/src/main.ts' };

/** Where the bundle of each program is. */
export type Bundles = Record<keyof typeof SOURCES, string>;

export interface Program {
  readyMatch: string;
  /** Returns what the pattern matches in the output of the process, now or as soon as it is printed. */
  waitForOutput(pattern: RegExp): Promise<string>;
  /** The last lines it printed. */
  lastLines(): string[];
  stop(): Promise<void>;
}

/** Starts a program, and waits until it prints what matches `ready`. Without a bundle, it is bundled first. */
export async function startProgram(
  name: keyof Bundles,
  bundle: string | undefined,
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
): Promise<Program> {
  const program = bundle ? ['--enable-source-maps', bundle] : ['apps/server/launch.mjs', SOURCES[name]];
  const child: ChildProcess = spawn(process.execPath, [...program, ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const checks = new Set<() => void>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waitForOutput = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        const found = pattern.exec(lines.join('\n'));
        if (!found) return;
        checks.delete(check);
        resolve(found[1] ?? '');
      };
      checks.add(check);
      check();
      ended.then(() => reject(new Error(`the ${name} ended:\n${lines.slice(-20).join('\n')}`)));
    });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const check of checks) check();
    });
  }
  return {
    readyMatch: await waitForOutput(ready),
    waitForOutput,
    lastLines: () => lines.slice(-20),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
