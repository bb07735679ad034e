import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres, migrate, stopAbandoned } from '@waqtor/db';
import type { TestProject } from 'vitest/node';

const PREFIX = 'waqtor-test-';

/** Starts one PostgreSQL server for the whole run, with one migrated database that `testDatabase` clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const postgres = new EmbeddedPostgres({ dataDir, durable: false });
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  process.once('exit', remove);
  const urls = await postgres.start();
  await migrate(urls.migrations);
  project.provide('templateUrls', urls);
  return async () => {
    await postgres.stop();
    process.off('exit', remove);
    remove();
  };
}

/** Stops and deletes the servers of test runs that were killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.match(/^waqtor-test-(\d+)-/)?.[1]);
    if (!pid || isRunning(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await stopAbandoned(dataDir).catch(() => {}); // used by another run
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
