import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { launcher } from './server-process.ts';

/* `npm start` bundles the sources and runs them in one process. */

const program = new URL('./launch.fixture.ts', import.meta.url);

test('a launched program finds its files, reports source locations, and leaves no compiler process or file', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'waqtor-launch-'));
  const child = spawn(process.execPath, [launcher, fileURLToPath(program), '--port', '0'], {
    env: { PATH: process.env.PATH, TMPDIR: temporary },
    stdio: 'pipe',
  });
  try {
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    await until(() => output.includes('\n') || child.exitCode !== null);
    expect(JSON.parse(output), errors).toEqual({
      url: program.href,
      args: [fileURLToPath(program), '--port', '0'],
      prefix: 'msg',
    });
    expect(readdirSync(temporary)).toEqual([]);
    if (process.platform === 'linux')
      expect(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')).toBe('');

    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin.end();
    expect(await ended).toBe(1);
    expect(errors).toContain('Error: broken here');
    const lines = readFileSync(program, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.startsWith('throw')) + 1;
    expect(errors).toContain(`(${fileURLToPath(program)}:${line}:`);
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(temporary, { recursive: true, force: true });
  }
});
