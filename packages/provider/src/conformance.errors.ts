import { inspect } from 'node:util';
import { expect } from 'vitest';

/** Returns the error that an action throws; undefined if it succeeds. */
export async function errorOf(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * Expects that no secret appears in any form in which a value may be logged: inspected, as JSON, as text, in
 * its stack and causes.
 */
export function expectNoSecrets(value: unknown, secrets: readonly string[]): void {
  const views = [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value) ?? '', String(value)];
  for (let error = value; error instanceof Error; error = error.cause) {
    const entries = Object.getOwnPropertyNames(error).map((key) =>
      inspect(Reflect.get(error as object, key)),
    );
    views.push(error.stack ?? '', error.message, ...entries);
  }
  for (const secret of secrets) for (const view of views) expect(view).not.toContain(secret);
}
