/** The parameters of a run. */
export interface FuzzRun {
  /** The number of inputs. */
  count: number;
  /** The seed of every input. */
  seed: number;
  log(line: string): void;
}

/** The result of a run: measurements, and every violation. */
export interface FuzzReport {
  measurements: Record<string, number | string>;
  problems: string[];
}

/** A fuzz: generated inputs, and the properties that must hold for each of them. */
export interface Fuzz {
  invariant: string;
  /** Inputs of the long form, and of the short form in `npm run check`. */
  count: { long: number; short: number };
  run(run: FuzzRun): Promise<FuzzReport>;
}
