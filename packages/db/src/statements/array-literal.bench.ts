import { reportGrowth } from '@waqtor/testing/growth';
import { withArrayLiterals } from './array-literal.ts';

/* Measures how the cost of serialising query parameters grows with their size. For `npm run bench growth`. */

const elements: Record<string, (size: number) => string[]> = {
  'one text of quotes': (n) => ['"'.repeat(n)],
  'texts of quotes': (n) => Array.from({ length: n / 60_000 }, () => '"'.repeat(60_000)),
  'short texts of quotes': (n) => Array.from({ length: n / 300 }, () => '"'.repeat(300)),
  'JSON as text': (n) => [JSON.stringify({ text: '{"a":'.repeat(n / 7) })],
};

reportGrowth(
  Object.entries(elements).map(([name, build]) => ({
    name: `array: ${name}`,
    full: 3_000_000,
    build,
    run: (texts: string[]) => withArrayLiterals([texts]),
  })),
);
