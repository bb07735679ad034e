import { createConnection, createServer } from 'node:net';
import { testDatabase } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { AppLoginError } from './app-login.ts';
import { type ConnectOptions, connect, type Database } from './database.ts';
import { isDatabaseUnavailable, isWorthRetrying, violatedUnique } from './database-errors.ts';

const { url, adminUrl, migrationUrl, admin } = await testDatabase();

test('works as the login of the product alone, and cannot be talked out of it by the URL', async () => {
  const tricky = new URL(url);
  tricky.searchParams.set('options', '-c role=none -c geqo=off');
  for (const address of [url, tricky.href]) {
    const { rows } = await aDatabase(address).pool.query(
      `select session_user as login, current_user as role, current_setting('is_superuser') as super,
         current_setting('geqo') as geqo`,
    );
    const geqo = address === url ? 'on' : 'off';
    expect(rows[0]).toEqual({ login: 'waqtor_app', role: 'waqtor_app', super: 'off', geqo });
  }
  for (const other of [adminUrl, migrationUrl]) {
    const refused = aDatabase(other).pool.query('select 1');
    await expect(refused).rejects.toThrow(AppLoginError);
    await expect(refused).rejects.toThrow(
      `logs in as ${new URL(other).username}; the product works as waqtor_app`,
    );
  }
});

test('refuses to work when a pooler in between drops what carries our settings', async () => {
  const direct = new URL(url);
  const pooler = createServer((socket) => {
    const upstream = createConnection(Number(direct.port), direct.hostname);
    for (const end of [socket, upstream]) end.on('error', () => {});
    socket.once('data', (startup) => {
      upstream.write(withoutStartupOptions(startup));
      socket.pipe(upstream).pipe(socket);
    });
  });
  onTestFinished(() => void pooler.close());
  const through = new URL(url);
  through.port = String(await listen(pooler));
  // A server in UTC would hide it; ours is in UTC, and a role can have its own setting.
  await admin.pool.query(
    `alter role waqtor_app in database ${direct.pathname.slice(1)} set timezone to 'Asia/Riyadh'`,
  );
  expect((await aDatabase(url).pool.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  await expect(aDatabase(through.href).pool.query('select 1')).rejects.toThrow(
    /Asia\/Riyadh.*in UTC.*PgBouncer/,
  );
});

test('applies its limits', async () => {
  const { pool } = aDatabase(url, { statementTimeoutMs: 1_000, applicationName: 'a test' });
  const { rows } = await pool.query(
    "select current_setting('application_name') as name, current_setting('timezone') as tz",
  );
  expect(rows[0]).toEqual({ name: 'a test', tz: 'UTC' });
  await expect(pool.query('select pg_sleep(600)')).rejects.toMatchObject({ code: '57014' });
});

test('reads bigint as a number, and refuses to read it wrong', async () => {
  const { pool } = aDatabase(url);
  const { rows } = await pool.query('select 9007199254740991 as big, array[1, null]::bigint[] as list');
  expect(rows[0]).toEqual({ big: 9007199254740991, list: [1, null] });
  await expect(pool.query('select 9007199254740993 as big')).rejects.toThrow('9007199254740993 does not fit');
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('stops twice', async () => {
  const database = connect(url);
  await database.pool.query('select 1');
  await database.stop();
  await database.stop();
});

test.for([
  ['nobody listens', async () => ask(withPort(await closedPort()))],
  ['the host has no address', () => ask('postgres://u:p@host.invalid/db')],
  ['the socket is not there', () => ask('postgres://u:p@localhost/db?host=/nowhere')],
  ['who listens never answers', async () => ask(withPort(await mutePort()), { connectTimeoutMs: 100 })],
  ['every connection of the pool is taken', takeEveryConnection],
  [
    'an administrator cut the connection',
    () => ask(adminUrl, { login: null }, 'select pg_terminate_backend(pg_backend_pid())'),
  ],
  ['the server is starting', () => raise('57P03')],
  ['the server has too many connections', () => raise('53300')],
  ['its disk is full', () => raise('53100')],
  ['it became a read-only replica', () => raise('25006')],
] as const)('the database is away when %s', async ([, fail]) => {
  await expect(fail()).rejects.toSatisfy(isDatabaseUnavailable);
});

test.for([
  ['the statement is wrong', () => ask(url, {}, 'selekt')],
  ['the row is there already', () => raise('23505')],
  ['two transactions collide', () => raise('40P01')],
  ['the statement takes too long', () => raise('57014')],
  [
    'it is not about the database',
    () => Promise.reject(new TypeError('Cannot read properties of undefined')),
  ],
  ['it is not even an error', () => Promise.reject('ECONNREFUSED')],
] as const)('the database is not away when %s', async ([, fail]) => {
  await expect(fail()).rejects.not.toSatisfy(isDatabaseUnavailable);
});

test('reports a connection that breaks, unless it is being closed', async () => {
  const reported: Error[] = [];
  const database = connect(url, { onConnectionError: (error) => reported.push(error) });
  const cut = async () => {
    const client = await database.pool.connect();
    const pid = (await client.query('select pg_backend_pid() as pid')).rows[0]?.pid;
    const ended = new Promise((resolve) => client.once('end', resolve));
    return async () => {
      await ask(adminUrl, { login: null }, `select pg_terminate_backend(${pid})`);
      await ended;
      client.release(true);
    };
  };
  await (await cut())();
  expect(reported.length).toBeGreaterThan(0);
  const cutLater = await cut();
  const count = reported.length;
  const stopped = database.stop();
  await cutLater();
  await stopped;
  expect(reported.slice(count)).toEqual([]);
});

test('knows which errors ask for another try, and which index refused a row', async () => {
  await expect(raise('40P01')).rejects.toSatisfy(isWorthRetrying);
  await expect(raise('40001')).rejects.toSatisfy(isWorthRetrying);
  await expect(raise('23505')).rejects.not.toSatisfy(isWorthRetrying);
  const twice = ask(adminUrl, { login: null }, "insert into installation values ('a', '1'), ('a', '2')");
  const error = await twice.catch((reason: unknown) => reason);
  expect(violatedUnique(error)).toBe('installation_pkey');
  expect(violatedUnique(new Error('other'))).toBeUndefined();
});

function aDatabase(address: string, options: ConnectOptions = {}): Database {
  const database = connect(address, options);
  onTestFinished(() => database.stop());
  return database;
}

async function ask(address: string, options: ConnectOptions = {}, statement = 'select 1'): Promise<unknown> {
  return aDatabase(address, options).pool.query(statement);
}

function raise(state: string): Promise<unknown> {
  return ask(url, {}, `do $$ begin raise exception 'no' using errcode = '${state}'; end $$`);
}

async function takeEveryConnection(): Promise<unknown> {
  const { pool } = aDatabase(url, { max: 1, connectTimeoutMs: 50 });
  const client = await pool.connect();
  return pool.connect().finally(() => client.release());
}

/**
 * The startup message of a connection: its length, the protocol version, then zero-terminated names and
 * values.
 */
function withoutStartupOptions(startup: Buffer): Buffer {
  const words = startup.subarray(8).toString().split('\0');
  const at = words.indexOf('options');
  words.splice(at, 2);
  const body = Buffer.from(words.join('\0'));
  const head = Buffer.from(startup.subarray(0, 8));
  head.writeInt32BE(8 + body.length);
  return Buffer.concat([head, body]);
}

function withPort(port: number): string {
  return `postgres://u:p@127.0.0.1:${port}/db`;
}

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function mutePort(): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    onTestFinished(() => void socket.destroy());
  });
  onTestFinished(() => void server.close());
  return listen(server);
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
