import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atEnd, until } from '@waqtor/testing';

/** Runs a program as `npm start` does. */
export const launcher = fileURLToPath(new URL('../../../launch.mjs', import.meta.url));
export const main = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** The server in a separate process, as it is started in production. */
export interface ServerProcess {
  url: string;
  /** Everything it has written so far, to stdout and stderr. */
  written(): string;
  stop(): Promise<void>;
  /** Kills it as the OOM killer would. */
  kill(): Promise<void>;
}

/**
 * Starts the server on a free port with these settings. If called at the top of a file, the server is stopped
 * at the end of the file; if called in a test, the test has to stop it.
 */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-process-'));
  const child = spawn(process.execPath, [launcher, main], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', WAQTOR_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const stop = () => end(child);
  atEnd(async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const url = await until(
    () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${text}`);
      return /ready on (http:\/\/[\d.:]+)/.exec(text)?.[1];
    },
    { timeoutMs: 60_000, what: 'the server to be ready' },
  );
  return { url, written: () => text, stop, kill: () => end(child, 'SIGKILL') };
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
