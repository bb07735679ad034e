import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect, createDatabase, type Database, type DatabaseUrls, EmbeddedPostgres } from '@waqtor/db';

/*
 * The environment of a benchmark: one real PostgreSQL with durability on, and the real programs as separate
 * processes. It imports nothing from the server.
 */

export interface Stage {
  /** Returns the connection URLs of a new, empty database on that PostgreSQL. */
  database(name: string): Promise<DatabaseUrls>;
  /** A superuser connection that bypasses row-level security, to seed and to count. */
  admin(url: string): Database;
  start(file: string, args: string[], env: Record<string, string>, ready: RegExp): Promise<Program>;
  stop(): Promise<void>;
}

export interface Program {
  /** The text that the first group of the ready pattern matched. */
  match: string;
  output(): string;
  pid: number;
  stop(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-bench-'));
  chmodSync(dataDir, 0o711); // as root: the operating system user of PostgreSQL needs access to this folder
  const postgres = new EmbeddedPostgres({ dataDir });
  const urls = await postgres.start();
  const databases: Database[] = [];
  const programs: Program[] = [];

  const admin = (target: string): Database => {
    const opened = connect(target, { login: null, max: 4 });
    databases.push(opened);
    return opened;
  };
  return {
    database: (name) => createDatabase(urls, name),
    admin,
    async start(file, args, env, ready) {
      const program = await startProgram(
        file,
        args,
        { ...env, WAQTOR_DATA_DIR: join(dataDir, 'server') },
        ready,
      );
      programs.push(program);
      return program;
    },
    async stop() {
      await Promise.all(programs.map((program) => program.stop()));
      await Promise.all(databases.map((database) => database.stop()));
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Bundles a program before it runs, as `npm start` does. */
const LAUNCHER = 'apps/server/launch.mjs';

/** There are no rate limits, because here one client and one address stand for all clients. */
const unlimited = {
  INBOUND_LIMIT_PER_MINUTE: '0',
  MEMBER_REQUESTS_PER_MINUTE: '0',
  KEY_REQUESTS_PER_MINUTE: '0',
  MAX_CONNECTIONS_PER_ADDRESS: '0',
  MAX_PENDING_SOCKETS_PER_ADDRESS: '1000000',
};

async function startProgram(
  file: string,
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
): Promise<Program> {
  const child: ChildProcess = spawn(process.execPath, [LAUNCHER, file, ...args], {
    env: { ...process.env, LOG_LEVEL: 'info', HOST: '127.0.0.1', ...unlimited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const match = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${file} ${why}:\n${lines.slice(-30).join('\n')}`));
    const timer = setTimeout(() => fail('did not become ready'), 60_000);
    ended.then(() => fail('ended'));
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const found = ready.exec(line);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[1] ?? '');
      });
    }
  });
  return {
    match,
    output: () => lines.join('\n'),
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
