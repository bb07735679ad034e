import { isWorthRetrying } from './database-errors.ts';

const ATTEMPTS = 3;

/**
 * Runs `attempt`, which must be a whole transaction, and again after a deadlock (40P01) or a serialization
 * failure (40001): PostgreSQL has rolled it back. It runs up to three times in all; then the last error is
 * thrown.
 */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (number >= ATTEMPTS || !isWorthRetrying(error)) throw error;
      // The delay is random: two transactions that conflicted would conflict again if both retried at once.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * number));
    }
  }
}
