import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { connect } from '@waqtor/db';
import { freePort, until } from '@waqtor/testing';

/**
 * Returns the folder with the binaries of the newest PostgreSQL installed on this machine; undefined if there
 * is none.
 */
export function findPrograms(): string | undefined {
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), asked.stdout?.trim() ?? ''];
  return folders.find((folder) =>
    ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((program) => existsSync(join(folder, program))),
  );
}

export interface SystemPostgres {
  /** Returns the connection URL of a database for one of its logins. */
  url(login: string, password: string, database?: string): string;
  /** Returns the superuser's connection URL of a database. */
  admin(database?: string): string;
  /** Stops the server and closes all connections. May be called twice. */
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';
const PASSWORD = 'the-administrator';

/**
 * Starts a server as an administrator would set it up: another build than the embedded one, without the roles
 * of this product.
 */
export async function startSystemPostgres(programs: string, folder: string): Promise<SystemPostgres> {
  mkdirSync(folder, { mode: 0o700 });
  const user = unprivileged();
  const passwords = join(folder, 'password');
  writeFileSync(passwords, PASSWORD, { mode: 0o600 });
  if (user) for (const path of [folder, passwords]) chownSync(path, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      SUPERUSER,
      '--auth=scram-sha-256',
      `--pwfile=${passwords}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const child = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk) => (said = (said + String(chunk)).slice(-4_000)));
  const url = (login: string, password: string, database = 'waqtor') =>
    `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;
  const admin = (database = 'waqtor') => url(SUPERUSER, PASSWORD, database);
  const end = () => stopNow(child);
  process.once('exit', end);
  try {
    await until(
      async () => {
        if (child.exitCode !== null) return 'ended';
        const server = connect(admin('postgres'), { login: null, max: 1 });
        try {
          await server.pool.query('select');
        } finally {
          await server.stop();
        }
        return 'up';
      },
      { what: 'PostgreSQL to be up' },
    ).then((state) => {
      if (state === 'ended') throw new Error(`PostgreSQL did not start: ${said}`);
    });
  } catch (error) {
    await end();
    throw error;
  }
  return {
    url,
    admin,
    async stop() {
      process.off('exit', end);
      await end();
    },
  };
}

/** Shuts down in PostgreSQL's fast mode, which disconnects clients. */
function stopNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => /^(postgres|nobody):/.test(entry));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** Gives the server's operating system user access to one of our folders. */
export function makePassable(folder: string): void {
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}
