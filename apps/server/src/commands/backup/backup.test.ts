import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { connect, findRunning } from '@waqtor/db';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { openPlatform } from '../../roles/open-platform.ts';
import { BackupError, backUp, restore, verifyBackup } from './backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'waqtor-backup-'));
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

test('a running server is backed up during writes, any altered byte is found, and the restored copy is identical', {
  timeout: 240_000,
}, async () => {
  const dataDir = join(folder, 'data');
  const { platform, close } = await openPlatform({ ...readConfig({}), dataDir, logLevel: 'silent' });
  ends.push(close);
  const url = findRunning(dataDir);
  const admin = connect(url, { login: null, max: 2 });
  ends.push(() => admin.stop());
  const picture = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));
  await platform.storage.put('tenant/picture', Readable.from([picture]));
  await admin.pool.query(
    `insert into tenants (id, name) select gen_random_uuid(), 'Café ' || n from generate_series(1, 500) n`,
  );
  const before = await contents(admin);

  // Writes continue during the backup.
  let isWriting = true;
  const writing = (async () => {
    for (let n = 0; isWriting; n++)
      await admin.pool.query(`insert into installation values ($1, '1')`, [`written ${n}`]);
  })();
  const target = join(folder, 'backup');
  const record = await backUp(dataDir, target);
  isWriting = false;
  await writing;

  expect(verifyBackup(target)).toEqual(record);
  expect(record.keyFingerprint).toMatch(/^[\w+/=-]{16,}$/);
  const key = readFileSync(join(dataDir, 'secret-key'), 'utf8').trim();
  expect(existsSync(join(target, 'secret-key'))).toBe(false);
  expect(record.files.some(({ path }) => readFileSync(join(target, path)).includes(key))).toBe(false);
  await expect(backUp(dataDir, target)).rejects.toThrow('exists');

  const chosen = record.files.filter(({ size }, i) => size > 0 && i % 600 === 0).map(({ path }) => path);
  for (const path of [...chosen, 'files/tenant/picture', 'database/backup_manifest', 'backup.json']) {
    const bytes = readFileSync(join(target, path));
    const altered = Buffer.from(bytes);
    const at = Math.floor(bytes.length / 2);
    altered[at] = (altered[at] ?? 0) ^ 1;
    writeFileSync(join(target, path), altered);
    expect(() => verifyBackup(target), path).toThrow(`${path} was modified`);
    writeFileSync(join(target, path), bytes);
  }
  // This includes a byte that does not change what JSON.parse returns.
  const text = readFileSync(join(target, 'backup.json'), 'utf8');
  for (const altered of [
    text.replace('\n ', '\n\t'),
    `${text}\n`,
    text.replace('"version": 1', '"version":  1'),
  ]) {
    expect(altered).not.toBe(text);
    writeFileSync(join(target, 'backup.json'), altered);
    expect(() => verifyBackup(target)).toThrow('backup.json was modified');
  }
  writeFileSync(join(target, 'backup.json'), text);
  // PostgreSQL does not start without some folders that are empty.
  const empty = record.emptyFolders?.find((path) => path.startsWith('database/')) ?? '';
  rmdirSync(join(target, empty));
  expect(() => verifyBackup(target)).toThrow(`${empty} is missing`);
  mkdirSync(join(target, empty));
  for (const path of ['files/.stranger.part', 'link']) {
    if (path === 'link') symlinkSync('/etc/hostname', join(target, path));
    else writeFileSync(join(target, path), '');
    expect(() => verifyBackup(target)).toThrow(`${path} was not there`);
    rmSync(join(target, path));
  }
  rmSync(join(target, 'files/tenant/picture'));
  writeFileSync(join(target, 'files/stranger'), '');
  expect(() => verifyBackup(target)).toThrow(/picture is missing\n.*stranger was not there/);
  await expect(restore(target, join(folder, 'never'))).rejects.toThrow(BackupError);
  expect(existsSync(join(folder, 'never'))).toBe(false);
  rmSync(join(target, 'files/stranger'));
  writeFileSync(join(target, 'files/tenant/picture'), picture);

  // A restore that is interrupted leaves no database, and can be repeated.
  const restored = join(folder, 'restored');
  mkdirSync(join(restored, 'files/tenant'), { recursive: true });
  writeFileSync(join(restored, 'files/tenant/picture'), 'mine');
  await expect(restore(target, restored)).rejects.toThrow('not empty');
  writeFileSync(join(restored, 'restore-unfinished'), '');
  await restore(target, restored);
  expect(existsSync(join(restored, 'restore-unfinished'))).toBe(false);
  await expect(restore(target, restored)).rejects.toThrow(/not empty|contains a database/);
  const config = { ...readConfig({}), dataDir: restored, logLevel: 'silent' };
  await expect(openPlatform(config)).rejects.toThrow('is not the key with which this database is encrypted');
  cpSync(join(dataDir, 'secret-key'), join(restored, 'secret-key'));
  const copy = await openPlatform(config);
  ends.push(copy.close);
  const judge = connect(findRunning(restored), { login: null, max: 1 });
  ends.push(() => judge.stop());
  expect(await contents(judge)).toEqual(before);
  const file = await copy.platform.storage.get('tenant/picture');
  expect(Buffer.concat((await file?.body.toArray()) ?? [])).toEqual(picture);
});

test('backing up without a database, and verifying a missing backup, fail with an explanation', async () => {
  await expect(backUp(join(folder, 'nothing'), join(folder, 'b'))).rejects.toThrow('no database is running');
  expect(() => verifyBackup(join(folder, 'nowhere'))).toThrow('is not a complete backup');
});

/** Returns a checksum per table over all its rows, except those written during the backup. */
async function contents(admin: ReturnType<typeof connect>): Promise<Record<string, string>> {
  const tables = await admin.pool.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await admin.pool.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as sum from ${name} t
       where t::text not like '("written %' and t::text not like '(written%'`,
    );
    sums[name] = rows[0].sum;
  }
  return sums;
}
