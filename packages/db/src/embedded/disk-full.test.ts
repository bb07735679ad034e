import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@waqtor/testing';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { isDatabaseUnavailable, isStorageFull } from '../connection/database-errors.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';

/*
 * A real server on a disk that fills up: its data and WAL are on a small separate volume. If this process may
 * not mount one, the same checks run against the error that PostgreSQL would raise, raised by the server
 * itself.
 */

const SIZE_MB = 220;

/** Returns a folder on its own volume, or undefined if mounting is not allowed. */
function buildSmallVolume(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'waqtor-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=755`, 'tmpfs', folder]);
  onTestFinished(() => {
    if (mounted.status === 0) spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return mounted.status === 0 ? folder : undefined;
}

/** Fills the volume except for `leaveBytes`. */
function fill(file: string, folder: string, leaveBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const chunk = Buffer.alloc(64 * 1024, 1);
  const count = Math.max(0, Math.floor((bavail * bsize - leaveBytes) / chunk.length));
  for (let i = 0; i < count; i++) writeFileSync(file, chunk, { flag: 'a' });
}

test('a full disk refuses writes, loses nothing, and needs no manual restart', {
  timeout: 120_000,
}, async () => {
  const volume = buildSmallVolume();
  const folder = volume ?? mkdtempSync(join(tmpdir(), 'waqtor-disk-'));
  const postgres = new EmbeddedPostgres({ dataDir: join(folder, 'data') });
  onTestFinished(() => postgres.stop());
  const { admin } = await postgres.start();
  const pool = new pg.Pool({ connectionString: admin, max: 2, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => {});
  onTestFinished(() => pool.end());
  await pool.query('create table kept (n int primary key, filler text)');

  if (!volume) {
    const raised = pool.query("do $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$");
    await expect(raised).rejects.toSatisfy(isStorageFull);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    return;
  }

  const committed: number[] = [];
  const refusals: unknown[] = [];
  let n = 0;
  const write = async () => {
    n += 1;
    const own = n;
    try {
      await pool.query(
        "insert into kept select $1::int, string_agg(md5(i::text || $1::int), '') from generate_series(1, 8000) i",
        [own],
      );
      committed.push(own);
    } catch (error) {
      refusals.push(error);
    }
  };
  await write();
  const filler = join(folder, 'filler');
  // First there is no space for data, then not even for the WAL: the server then stops at once, and is
  // restarted.
  for (const leave of [4 * 1024 * 1024, 0]) {
    fill(filler, folder, leave);
    await until(
      async () => {
        await write();
        return refusals.length > 0;
      },
      { timeoutMs: 60_000, what: 'a refusal' },
    );
    expect(refusals.filter((error) => !isStorageFull(error) && !isDatabaseUnavailable(error))).toEqual([]);
    rmSync(filler);
    const before = committed.length;
    await until(
      async () => {
        await write();
        return committed.length > before;
      },
      { timeoutMs: 60_000, what: 'a write after there is room again' },
    );
    refusals.length = 0;
  }
  const { rows } = await pool.query<{ n: number }>('select n from kept order by n');
  // Every acknowledged row is present; a row whose response was lost with the server may be present too.
  expect(rows.map((row) => row.n)).toEqual(expect.arrayContaining(committed));
  const { rows: sound } = await pool.query(
    'select count(*)::int as rows from kept where length(filler) = 8000 * 32',
  );
  expect(sound[0]?.rows).toBe(rows.length);
});
