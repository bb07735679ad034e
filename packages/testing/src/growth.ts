/*
 * Measures how the cost of a function grows with its input. The cost is CPU time of this process, the minimum
 * of several runs, because other programs on the machine can make a run slower but never faster.
 */

export interface Growth {
  /** CPU milliseconds at each factor, in order. */
  times: number[];
  /** The slope of log(time) over log(factor), by least squares: 1 is linear, 2 quadratic. */
  exponent: number;
}

const factors = [1, 2, 4, 8];
const rounds = 7;
/** A steeper slope is measured with more rounds before it is trusted. */
const steepSlope = 1.2;
const mostRounds = 3 * rounds;
/** A shorter measurement is repeated, because the clock is too coarse for it. */
const leastMs = 0.5;

/**
 * Measures `run` on inputs built for each factor: the minimum of seven rounds, or of up to 21 while the slope
 * looks steep.
 *
 * The same total amount of input is read at every size: eight times the smallest, once the largest, each time
 * with cold caches and with all results kept until the end. The cost of memory (the garbage collector moves
 * surviving objects, large inputs exceed a cache) therefore counts equally at every size, as in a server that
 * always has many requests in memory.
 */
export function measureGrowth<Input>(
  build: (factor: number) => Input,
  run: (input: Input) => unknown,
): Growth {
  const inputs = factors.map(build);
  const least = Math.ceil(repeatsFor(() => run(inputs[0] as Input), leastMs) / 8);
  const times = inputs.map(() => Number.POSITIVE_INFINITY);
  const exponent = () => slope(factors.map(Math.log), times.map(Math.log));
  for (let round = 0; round < rounds || (round < mostRounds && exponent() > steepSlope); round += 1) {
    for (const [i, factor] of factors.entries()) {
      const count = (least * 8) / factor;
      times[i] = Math.min(times[i] ?? 0, timesOf(count, () => run(inputs[i] as Input)) / count);
    }
    if ((times.at(-1) ?? 0) < leastMs) break; // too short to measure its growth
  }
  return { times, exponent: exponent() };
}

function timesOf(count: number, run: () => unknown): number {
  const results: unknown[] = [];
  let took = 0;
  for (let n = 0; n < count; n += 1) {
    if (count <= 8) emptyCaches();
    took += cpuMs(() => results.push(run()));
  }
  return took;
}

/** This is larger than the processor's L2 cache. */
let others: Float64Array | undefined;

function emptyCaches(): void {
  others ??= new Float64Array(4 * 1024 * 1024);
  for (let line = 0; line < others.length; line += 8) others[line] = (others[line] ?? 0) + 1;
}

/**
 * If the larger size costs less than this, it is too short for the clock and dominated by processor caches.
 */
const trifleMs = 2;
/** No further measurements are made after this much CPU time. */
const enoughMs = 4_000;

/**
 * Whether the cost grows much faster than the input: for eight times the input, more than 24 times the time
 * (linear is 8, quadratic 64), in each of several measurements. One measurement below that is enough to
 * return false, so a busy machine cannot cause a true.
 */
export function growsTooFast<Input>(
  build: (factor: number) => Input,
  run: (input: Input) => unknown,
  { attempts = 5 }: { attempts?: number } = {},
): Growth | undefined {
  const [one, eight] = [build(1), build(8)];
  const repeats = [repeatsFor(() => run(one), 2), repeatsFor(() => run(eight), 2)] as const;
  let last: Growth | undefined;
  let spent = 0;
  for (let attempt = 0; attempt < attempts && spent < enoughMs; attempt += 1) {
    const small = cpuMs(() => repeat(repeats[0], () => run(one))) / repeats[0];
    const large = cpuMs(() => repeat(repeats[1], () => run(eight))) / repeats[1];
    if (large <= Math.max(24 * small, trifleMs)) return undefined;
    spent += large;
    last = { times: [small, large], exponent: slope([0, Math.log(8)], [Math.log(small), Math.log(large)]) };
  }
  return last;
}

function repeat(count: number, run: () => unknown): void {
  for (let n = 0; n < count; n += 1) run();
}

function repeatsFor(run: () => unknown, leastMs: number): number {
  run();
  let count = 1;
  for (;;) {
    const took = cpuMs(() => repeat(count, run));
    if (took >= leastMs) return count;
    count = took > 0 ? Math.ceil((count * leastMs * 1.2) / took) : count * 4;
  }
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function slope(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x0, y0] = [mean(xs), mean(ys)];
  let over = 0;
  let under = 0;
  for (const [i, x] of xs.entries()) {
    over += (x - x0) * ((ys[i] ?? 0) - y0);
    under += (x - x0) ** 2;
  }
  return over / under;
}

/** A function whose cost is measured at an eighth, a quarter, a half and all of `full`. */
export interface GrowingCase {
  name: string;
  /** The largest size that one request can have. */
  full: number;
  build(size: number): unknown;
  run(input: never): unknown;
}

/** Measures each case and prints one JSON line per case: the exponent, and the CPU milliseconds at the limit. */
export function reportGrowth(cases: readonly GrowingCase[]): void {
  for (const { name, full, build, run } of cases) {
    const { exponent, times } = measureGrowth(
      (factor) => build(Math.ceil((full / 8) * factor)),
      run as (input: unknown) => unknown,
    );
    console.log(JSON.stringify({ name, exponent, fullMs: times.at(-1) }));
  }
}
