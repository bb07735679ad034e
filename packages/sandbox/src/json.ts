/** Helpers to read JSON of unknown shape. */

export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the object at `key`, or an empty one. */
export function objectAt(from: unknown, key: string): Json {
  const value = isJson(from) ? from[key] : undefined;
  return isJson(value) ? value : {};
}

/** Returns the string at `key`, or undefined if it is anything else. */
export function stringAt(from: unknown, key: string): string | undefined {
  const value = isJson(from) ? from[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(from: unknown, key: string): number | undefined {
  const value = isJson(from) ? from[key] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function listAt(from: unknown, key: string): unknown[] {
  const value = isJson(from) ? from[key] : undefined;
  return Array.isArray(value) ? value : [];
}
