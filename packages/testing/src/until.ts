export interface UntilOptions {
  /** 60 s by default, which is enough for a busy machine; after that the test fails. */
  timeoutMs?: number;
  /** 20 ms by default. */
  everyMs?: number;
  /** What is awaited, for the failure message: "the message to be sent". */
  what?: string;
}

/**
 * Polls `condition` until it returns a truthy value, and returns that. If it throws, that counts as "not
 * yet", and the error becomes the cause of the failure on timeout.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 60_000, everyMs = 20, what = 'the condition' }: UntilOptions = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown;
  let cause: unknown;
  do {
    try {
      cause = undefined;
      last = await condition();
      if (last) return last as NonNullable<T>;
    } catch (error) {
      cause = error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  } while (performance.now() < deadline);
  const seen = cause === undefined ? `it was ${show(last)}` : `it threw: ${show(cause)}`;
  throw new Error(`waited ${timeoutMs} ms for ${what}; last value: ${seen}`, { cause });
}

function show(value: unknown): string {
  if (value instanceof Error) return value.message;
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? String(value);
}
