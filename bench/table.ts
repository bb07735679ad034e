/** One measured figure; `bound` is the promised limit. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  bound?: { at: 'least' | 'most'; value: number };
}

export function isWithinBound({ value, bound }: Figure): boolean {
  if (!bound) return true;
  return bound.at === 'least' ? value >= bound.value : value <= bound.value;
}

export function printTable(name: string, figures: Figure[]): void {
  console.log(`\n${name}`);
  for (const figure of figures) {
    const { what, value, unit, bound } = figure;
    const shown = `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`.trim();
    const describeBound = bound
      ? `${isWithinBound(figure) ? 'ok    ' : 'MISSED'} (at ${bound.at} ${bound.value})`
      : '';
    console.log(`  ${what.padEnd(38)}${shown.padStart(12)}   ${describeBound}`.trimEnd());
  }
}
