/** Arguments of `npm run faults` and `npm run fuzz`: names, `--short`, `--seed N`, `--rounds N`. */
export interface Arguments {
  /** The names; all if none was given. */
  names: string[];
  isShort: boolean;
  /** The seed; random if none was given. */
  seed: number;
  rounds: number | undefined;
}

/** Parses the command line; exits with 2 if it is invalid. */
export function readArguments(given: readonly string[], known: readonly string[]): Arguments {
  const read: Arguments = {
    names: [],
    isShort: false,
    seed: Math.floor(Math.random() * 1e9),
    rounds: undefined,
  };
  for (let i = 0; i < given.length; i++) {
    const word = given[i] ?? '';
    if (word === '--short') read.isShort = true;
    else if (word === '--seed') read.seed = readNumber(word, given[++i]);
    else if (word === '--rounds') read.rounds = readNumber(word, given[++i]);
    else if (known.includes(word)) read.names.push(word);
    else if (word !== '--') stop(`there is no "${word}" here; there are ${known.join(', ')}`);
  }
  if (read.names.length === 0) read.names.push(...known);
  return read;
}

function readNumber(option: string, text: string | undefined): number {
  const number = Number(text);
  if (text === undefined || !Number.isSafeInteger(number) || number < 0)
    stop(`${option} takes a whole number`);
  return number;
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
