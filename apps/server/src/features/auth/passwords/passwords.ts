import { hash, verify } from '@node-rs/argon2';
import type { Metrics } from '../../../platform/metrics.ts';
import { createFairQueue, type Source } from '../throttling/fair-queue.ts';

/** OWASP's first recommendation for Argon2id: 19 MiB, two passes, no parallelism. */
export const argon2Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash with the same options that matches no password, so that an unknown address costs the same work. */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$lAYMtYKXt7+JacM2j0MRNg$0OY9v2NiUNBi9RvrUbXBO7Y3Fws0UukNtmz83EW5M2I';

/** A hash occupies a core and 19 MiB for about 50 ms. Two at a time leave resources for signed-in users. */
const AT_ONCE = 2;
/** This many take less than two seconds; further requests are rejected instead of being kept waiting. */
const WAITING = 64;

/**
 * Hashes and verifies passwords, a few concurrently and round-robin by source, so that an attacker who
 * guesses the passwords of many accounts does not prevent others from signing in. Both functions throw
 * `overloaded` if too many wait.
 */
export interface Passwords {
  hash(password: string, source: Source): Promise<string>;
  /** Takes as long without a hash as with one, and then always returns false. */
  verify(hashed: string | undefined, password: string, source: Source): Promise<boolean>;
}

const made = new WeakMap<Metrics, Passwords>();

/** One instance per process: the limit would be useless if each caller had its own. */
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
        const fits = await verify(hashed ?? dummyHash, normalise(password));
        return fits && hashed !== undefined;
      }),
  };
}

/**
 * Unicode normalisation, because the same password typed on another keyboard may compose its letters
 * differently.
 */
function normalise(password: string): string {
  return password.normalize('NFKC');
}
