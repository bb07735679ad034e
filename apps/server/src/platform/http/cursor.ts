import { AppError } from '../errors.ts';

/** Encodes the position at which a page ends as an opaque cursor: JSON in base64url. */
function encodeCursor(position: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Decodes a cursor. `shape` validates each part. Throws `invalid_cursor`. */
export function decodeCursor(
  cursor: string,
  shape: readonly ((part: unknown) => boolean)[],
): (string | number | null)[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new AppError('invalid_cursor');
  }
  if (!Array.isArray(parts) || parts.length !== shape.length || !shape.every((judge, i) => judge(parts[i]))) {
    throw new AppError('invalid_cursor');
  }
  return parts;
}

/** Any text that PostgreSQL can store. */
export const isText = (part: unknown): boolean => typeof part === 'string' && !part.includes('\0');

export const isUuid = (part: unknown): boolean =>
  typeof part === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(part);

/** An instant in the format of this server: ISO 8601 in UTC. PostgreSQL has no year 0. */
export const isInstant = (part: unknown): boolean =>
  typeof part === 'string' &&
  /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/.test(part) &&
  !Number.isNaN(Date.parse(part));

/** Expects one row more than a page contains: removes it and returns the cursor of the next page. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  positionOf: (row: Row) => (string | number | null)[],
): { rows: Row[]; nextCursor: string | null } {
  if (rows.length <= limit) return { rows, nextCursor: null };
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, nextCursor: last === undefined ? null : encodeCursor(positionOf(last)) };
}
