import { readArguments } from './arguments.ts';
import { endOnSignals } from './cluster/server-process.ts';
import { faults } from './faults.ts';
import { summarise, table } from './report.ts';

/*
 * npm run faults [-- name…] [-- --short] [-- --seed N] [-- --rounds N]: breaks the running product on purpose
 * and verifies it by the sandbox's ledger. Ends with a table and `N passed, N failed`.
 */

endOnSignals();
const { names, isShort, seed, rounds } = readArguments(process.argv.slice(2), Object.keys(faults));
console.log(`seed ${seed}${isShort ? ', short form' : ''}`);
const lines: string[][] = [['fault', 'rounds', 'seconds', 'result', 'measured']];
let failed = 0;
for (const name of names) {
  const fault = faults[name as keyof typeof faults];
  console.log(`\n${name}: ${fault.invariant}`);
  const startedMs = performance.now();
  const wanted = rounds ?? (isShort ? fault.rounds.short : fault.rounds.long);
  const report = await fault
    .run({ rounds: wanted, seed, log: (line) => console.log(`  ${line}`) })
    .catch((error: unknown) => ({ rounds: wanted, measurements: {}, problems: [describe(error)] }));
  if (report.problems.length > 0) {
    failed += 1;
    console.log(
      `${summarise(report.problems)}\n  to repeat: npm run faults -- ${name} --seed ${seed} --rounds ${wanted}`,
    );
  }
  lines.push([
    name,
    String(report.rounds),
    ((performance.now() - startedMs) / 1_000).toFixed(0),
    report.problems.length === 0 ? 'ok' : `${report.problems.length} problems`,
    Object.entries(report.measurements)
      .map(([what, value]) => `${what} ${value}`)
      .join(', '),
  ]);
}
console.log(`\n${table(lines)}\n`);
console.log(`${names.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
