import { readArguments } from '../faults/arguments.ts';
import { endOnSignals } from '../faults/cluster/server-process.ts';
import { summarise, table } from '../faults/report.ts';
import { fuzzes } from './fuzzes.ts';

/*
 * npm run fuzz [-- name…] [-- --short] [-- --seed N] [-- --rounds N]: generated inputs against the running
 * product. Ends with a table and `N passed, N failed`.
 */

endOnSignals();
const { names, isShort, seed, rounds } = readArguments(process.argv.slice(2), Object.keys(fuzzes));
console.log(`seed ${seed}${isShort ? ', short form' : ''}`);
const lines: string[][] = [['fuzz', 'inputs', 'seconds', 'result', 'measured']];
let failed = 0;
for (const name of names) {
  const fuzz = fuzzes[name as keyof typeof fuzzes];
  console.log(`\n${name}: ${fuzz.invariant}`);
  const startedMs = performance.now();
  const count = rounds ?? (isShort ? fuzz.count.short : fuzz.count.long);
  const report = await fuzz
    .run({ count, seed, log: (line) => console.log(`  ${line}`) })
    .catch((error: unknown) => ({
      measurements: {},
      problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    }));
  if (report.problems.length > 0) {
    failed += 1;
    console.log(
      `${summarise(report.problems)}\n  to repeat: npm run fuzz -- ${name} --seed ${seed} --rounds ${count}`,
    );
  }
  lines.push([
    name,
    String(count),
    ((performance.now() - startedMs) / 1_000).toFixed(0),
    report.problems.length === 0 ? 'ok' : `${report.problems.length} problems`,
    Object.entries(report.measurements)
      .map(([what, value]) => `${what}: ${value}`)
      .join(', '),
  ]);
}
console.log(`\n${table(lines)}\n`);
console.log(`${names.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
