import { violatedUnique } from '@waqtor/db';

/**
 * Runs `run` again if another transaction took the identity between its check and its insert. The second
 * check finds that contact, so the error can include its id.
 */
export async function retryOnConflict<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (violatedUnique(error) === undefined) throw error;
    return run();
  }
}
