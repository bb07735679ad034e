import { hash, verify } from '@node-rs/argon2';
import type { Metrics } from '../../../platform/metrics.ts';
import { createFairQueue, type Source } from '../throttling/fair-queue.ts';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, no parallelism. */
export const argon2Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password that nobody has, under the same options, so that an unknown address costs the same work. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$lAYMtYKXt7+JacM2j0MRNg$0OY9v2NiUNBi9RvrUbXBO7Y3Fws0UukNtmz83EW5M2I';

/** A hash holds a core and 19 MiB for some 50 ms: two at a time leave the rest to those who are signed in. */
const AT_ONCE = 2;
/** Under two seconds of work; who comes later is told to come back rather than kept waiting. */
const WAITING = 64;

/**
 * Hashes and checks passwords, a few at a time, in turns of those they are for: a stranger who guesses at many accounts keeps
 * nobody else from signing in. Both throw `overloaded` when too many wait already.
 */
export interface Passwords {
  hash(password: string, source: Source): Promise<string>;
  /** Takes as long without a hash as with one, and is then always false. */
  verify(hashed: string | undefined, password: string, source: Source): Promise<boolean>;
}

const made = new WeakMap<Metrics, Passwords>();

/** The one of this process: the limit is worth nothing when everybody has their own. */
export function passwordsOf({ metrics }: { metrics: Metrics }): Passwords {
  let passwords = made.get(metrics);
  if (!passwords) {
    passwords = createPasswords(metrics);
    made.set(metrics, passwords);
  }
  return passwords;
}

function createPasswords(metrics: Metrics): Passwords {
  const hashes = metrics.counter(
    'password_hashes_total',
    'Argon2id computations, for new and claimed passwords',
  );
  const queue = createFairQueue(AT_ONCE, WAITING);
  const counted = <T>(source: Source, work: () => Promise<T>): Promise<T> =>
    queue(source, () => {
      hashes.inc();
      return work();
    });
  return {
    hash: (password, source) => counted(source, () => hash(normalise(password), argon2Options)),
    verify: (hashed, password, source) =>
      counted(source, async () => {
        const fits = await verify(hashed ?? nobodysHash, normalise(password));
        return fits && hashed !== undefined;
      }),
  };
}

/** The same password typed on another keyboard: composed and decomposed letters are one. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}
