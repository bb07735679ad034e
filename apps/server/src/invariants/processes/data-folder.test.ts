import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { launcher, main, startServerProcess } from './server-process.ts';

/*
 * No other user of the machine can read the server's data, whatever the umask is and whatever an earlier
 * version left open.
 */

const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-folder-'));
const isRoot = process.getuid?.() === 0;
const before = process.umask(0);
afterAll(() => {
  process.umask(before);
  rmSync(dataDir, { recursive: true, force: true });
});

test('the data folder is inaccessible to other users, also when started as root, which logs a warning', async () => {
  chmodSync(dataDir, 0o755);
  mkdirSync(join(dataDir, 'files', 'old'), { recursive: true });
  writeFileSync(join(dataDir, 'files', 'old', 'picture'), 'x');
  writeFileSync(join(dataDir, 'secret-key'), `${'ab'.repeat(32)}\n`, { mode: 0o644 });
  const server = await startServerProcess({
    WAQTOR_DATA_DIR: dataDir,
    DATABASE_URL: '',
    ROLES: 'api,gateway',
    OPEN_SIGN_UP: 'true',
  });
  onTestFinished(server.stop);
  const account = {
    email: 'owner@example.com',
    password: 'a long enough pass phrase',
    name: 'Owner',
    businessName: 'Café',
  };
  const registered = await fetch(`${server.url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, client: 'api_client' }),
  });
  const { data } = (await registered.json()) as { data: { accessToken: string } };
  const form = new FormData();
  form.set('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'a.pdf');
  const uploaded = await fetch(`${server.url}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${data.accessToken}` },
    body: form,
  });
  expect(uploaded.status).toBe(201);

  const open = reachable(dataDir)
    .filter(({ mode }) => (mode & 0o077) !== 0)
    .map(({ path, mode }) => `${relative(dataDir, path) || '.'} ${(mode & 0o777).toString(8)}`);
  // The database's own user can traverse these two folders but not list them.
  expect(open).toEqual(isRoot ? ['. 711', 'postgres 711'] : []);
  expect(
    reachable(join(dataDir, 'files')).filter(({ path }) => !path.includes(join('files', 'old'))).length,
  ).toBeGreaterThan(2);
  expect(server.written().includes('runs as root')).toBe(isRoot);

  // A second start with the same folder reports its owner in one line, and does not affect the first.
  const second = spawnSync(process.execPath, [launcher, main], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      WAQTOR_DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    },
    encoding: 'utf8',
  });
  expect([second.status, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toMatch(
    /^\S+ is in use by process \d+; stop it first, or choose another folder with WAQTOR_DATA_DIR\n$/,
  );
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

/** Returns everything that another user could reach, which excludes folders without execute permission. */
function reachable(path: string): { path: string; mode: number }[] {
  const { mode } = lstatSync(path);
  if (!lstatSync(path).isDirectory()) return [{ path, mode }];
  const isOld = path.endsWith(join('files', 'old'));
  const below =
    isOld || /postgres.binaries-/.test(path)
      ? []
      : readdirSync(path).flatMap((name) => reachable(join(path, name)));
  return [...(isOld ? [] : [{ path, mode }]), ...below];
}
