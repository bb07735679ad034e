import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* Everything CI runs, in the order in which it fails fastest. Closes on one line: `N passed, N failed`. */

const scratch = mkdtempSync(join(tmpdir(), 'waqtor-check-'));
const testReport = join(scratch, 'tests.json');

const steps: { name: string; command: string[] }[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  {
    name: 'boundaries',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'bench', 'tools'],
  },
  { name: 'declared imports', command: ['tsx', 'tools/check-imports.ts'] },
  { name: 'documents and sizes', command: ['tsx', 'tools/check-house.ts'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the dashboard', command: ['tsc', '-p', 'apps/dashboard'] },
  { name: 'generated files', command: ['tsx', 'tools/generate.ts', '--check'] },
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${testReport}`],
  },
];

let passed = 0;
let failed = 0;
for (const { name, command } of steps) {
  const startedAt = Date.now();
  const code = await run(command);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (name === 'tests') countTests(code);
  else if (code === 0) passed += 1;
  else failed += 1;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function run([binary = '', ...args]: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', binary), args, { stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A runner that died without a report, or found no test, has failed. */
function countTests(code: number): void {
  try {
    const report = JSON.parse(readFileSync(testReport, 'utf8'));
    passed += report.numPassedTests;
    failed += Math.max(report.numFailedTests, code === 0 && report.numPassedTests > 0 ? 0 : 1);
  } catch {
    failed += 1;
  }
}
