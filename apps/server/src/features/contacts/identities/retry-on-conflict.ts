import { violatedUnique } from '@waqtor/db';

/**
 * Runs `run` again when another transaction took the identity between its check and its insert: the second
 * check finds that contact, and the error can name it.
 */
export async function retryOnConflict<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (violatedUnique(error) === undefined) throw error;
    return run();
  }
}
