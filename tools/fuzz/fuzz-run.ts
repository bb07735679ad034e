/** What a fuzz was told to do. */
export interface FuzzRun {
  /** How many inputs. */
  count: number;
  /** Every input follows from it. */
  seed: number;
  say(line: string): void;
}

/** How a fuzz ended: what was measured, and everything that should not have been. */
export interface FuzzReport {
  facts: Record<string, number | string>;
  problems: string[];
}

/** A fuzz: inputs nobody wrote, and what must be true of every one of them. */
export interface Fuzz {
  law: string;
  /** Inputs of the long form, and of the one that is part of `npm run check`. */
  count: { long: number; short: number };
  run(run: FuzzRun): Promise<FuzzReport>;
}
