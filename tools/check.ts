import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterRepeating, readTestRun, type TestRun } from './test-report.ts';

/* Everything CI runs: static checks, tests, browser tests. The last line is `N passed, N failed`. */

const scratch = mkdtempSync(join(tmpdir(), 'waqtor-check-'));
let passed = 0;
let failed = 0;
let flaky: string[] = [];

interface Step {
  name: string;
  command: string[];
}

/** The longest steps come first. Two run at a time, because CI has two cores. */
const steps: Step[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the dashboard', command: ['tsc', '-p', 'apps/dashboard'] },
  {
    name: 'boundaries',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'bench', 'tools'],
  },
  { name: 'generated files', command: ['tsx', 'tools/generate.ts', '--check'] },
  { name: 'unused and undeclared', command: ['knip', '--no-config-hints'] },
  {
    name: 'undeclared in production',
    command: ['knip', '--production', '--strict', '--include', 'unlisted', '--no-config-hints'],
  },
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'documents and sizes', command: ['tsx', 'tools/check-house.ts'] },
];
await Promise.all([takeSteps(), takeSteps()]);
const tests = await runTests('tests', 'node*', ['--coverage', '--coverage.reporter=text-summary']);
passed += tests.passed;
failed += tests.failed;
await runBrowserTests();

rmSync(scratch, { recursive: true, force: true });
for (const test of flaky)
  console.log(`flaky: ${relative(process.cwd(), test)} failed once and passed when repeated`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs steps until none is left. Their output is printed when they end, so that it stays together. */
async function takeSteps(): Promise<void> {
  for (let step = steps.shift(); step; step = steps.shift()) {
    if ((await run(step.name, step.command, 'pipe')) === 0) passed += 1;
    else failed += 1;
  }
}

/**
 * Browser tests may time out on a busy machine, so a failed file is run once more, and reported as flaky if
 * it passes then.
 */
async function runBrowserTests(): Promise<void> {
  const first = await runTests('browser tests', 'browser');
  if (first.failedFiles.length === 0) {
    passed += first.passed;
    failed += first.failed;
    return;
  }
  const repeated = await runTests('browser tests that failed, repeated', 'browser', first.failedFiles);
  const result = afterRepeating(first, repeated);
  passed += result.passed;
  failed += result.failed;
  flaky = result.flaky;
}

async function runTests(name: string, project: string, more: string[] = []): Promise<TestRun> {
  const report = join(scratch, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return readTestRun(report, await run(name, ['vitest', 'run', '--project', project, ...reporters, ...more]));
}

async function run(
  name: string,
  [binary = '', ...args]: string[],
  output: 'inherit' | 'pipe' = 'inherit',
): Promise<number> {
  const startedAt = Date.now();
  const printed: Buffer[] = [];
  const code = await new Promise<number>((resolve) => {
    const child = spawn(join('node_modules', '.bin', binary), args, { stdio: ['inherit', output, output] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => printed.push(part));
    child.on('error', () => resolve(1));
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(Buffer.concat(printed));
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  return code;
}
