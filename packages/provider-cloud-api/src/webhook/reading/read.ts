/*
 * Readers for untrusted JSON. They are written by hand because they run per item: a schema library costs more
 * here than everything else together.
 */

export type Json = Record<string, unknown>;

/** Provider ids are in a unique index, whose entries hold at most about 2,700 bytes. */
const maxIdLength = 512;
/** 2100-01-01, in seconds: a larger number is in milliseconds or invalid. */
const lastSecond = 4_102_444_800;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Returns the object's own property, never an inherited one, because keys such as `constructor` come from
 * outside.
 */
export function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Returns a non-empty string; an empty one counts as missing. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns an id from WhatsApp: a string of 1 to 512 characters, or an integer. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value !== '' && value.length <= maxIdLength ? value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * Reads Unix seconds, as a number or in digits. Returns undefined if it is not an instant of this century.
 */
export function instantOf(value: unknown): Date | undefined {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== 'number' || !(seconds > 0) || seconds > lastSecond) return undefined;
  return new Date(Math.floor(seconds * 1000));
}
