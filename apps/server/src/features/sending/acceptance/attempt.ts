/**
 * Returns the result of `act`, or the error it threw, so that one message of a batch can be refused without
 * the others.
 */
export function attempt<Result>(act: () => Result): Result | Error {
  try {
    return act();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
