import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSandbox } from '@waqtor/sandbox';

/**
 * Runs third-party Python clients of the Cloud API against the sandbox: every method that calls Graph.
 * Installs them into a temporary folder, which is deleted at the end. Needs `python3` with `venv`, and PyPI.
 */

interface Result {
  client: string;
  passed: string[];
  failed: [step: string, error: string][];
}

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const suites = ['pywa', 'heyoo', 'whatsapp_python'];

async function runSuite(python: string, suite: string, url: string): Promise<Result> {
  const options = { cwd: here, env: { ...process.env, SANDBOX_URL: url, PYTHONDONTWRITEBYTECODE: '1' } };
  // A suite with a failed test exits with 1 and prints the test; a suite that prints nothing is itself
  // broken.
  const { stdout } = await run(python, [`${suite}_suite.py`], options).catch((error: { stdout?: string }) => {
    if (!error.stdout) throw error;
    return { stdout: error.stdout };
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
}

const folder = await mkdtemp(join(tmpdir(), 'waqtor-clients-'));
const sandbox = await startSandbox({});
try {
  await run('python3', ['-m', 'venv', folder]);
  const python = join(folder, 'bin', 'python');
  await run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt')]);
  let failures = 0;
  for (const suite of suites) {
    const { client, passed, failed } = await runSuite(python, suite, sandbox.url);
    process.stdout.write(`${client}: ${passed.length} passed, ${failed.length} failed\n`);
    if (process.argv.includes('--list')) process.stdout.write(`  ${passed.join('\n  ')}\n`);
    for (const [step, error] of failed) process.stdout.write(`  FAILED ${step}: ${error}\n`);
    failures += failed.length;
  }
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
}
