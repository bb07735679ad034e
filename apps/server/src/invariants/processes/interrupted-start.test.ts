import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { launcher, main } from './server-process.ts';

/*
 * Ctrl-C while the server starts. The terminal sends it to the whole process group, including the database's
 * programs.
 */

test.each([
  ['its database is created', /./],
  ['it is ready', /WaQtor is ready/],
])('a start that is interrupted before %s ends without an error', async (_, moment) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-interrupted-'));
  const child = spawn(process.execPath, [launcher, main], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', WAQTOR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (written += String(chunk)));
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await until(() => moment.test(written) || child.exitCode !== null);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended, written).toBe(0);
    expect(written).not.toMatch(/\n\s+at |Error|"level":(50|60)/);
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
