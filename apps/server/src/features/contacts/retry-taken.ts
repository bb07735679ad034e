import { violatedUnique } from '@waqtor/db';

/**
 * Runs it a second time when somebody took the identity between our look and our write: then the look finds them, and
 * the answer can name them.
 */
export async function retryTaken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (violatedUnique(error) === undefined) throw error;
    return run();
  }
}
