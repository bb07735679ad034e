/** The parameters of a run. */
export interface FaultRun {
  rounds: number;
  /** The seed of all random choices. */
  seed: number;
  log(line: string): void;
}

/** The result of a run: measurements, and every violation. */
export interface FaultReport {
  rounds: number;
  measurements: Record<string, number | string>;
  problems: string[];
}

/** A fault: what is broken, and the invariant that must hold nevertheless. */
export interface Fault {
  invariant: string;
  /** Rounds of the long form, and of the short form in `npm run check`. */
  rounds: { long: number; short: number };
  run(run: FaultRun): Promise<FaultReport>;
}

/** Returns at most `most` lines of a list of problems, and the number of those left out. */
export function summarise(problems: readonly string[], max = 10): string {
  const shown = problems.slice(0, max).map((problem) => `  ✗ ${problem}`);
  if (problems.length > max) shown.push(`  … and ${problems.length - max} more`);
  return shown.join('\n');
}

/** Formats a table of two or more columns, aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
