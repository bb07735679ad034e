/** Node's socket errors if a server did not respond or closed the connection. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * SQLSTATEs of a temporarily unavailable server: 08 connection, 53 out of connections, memory or disk,
 * 57P01-57P03 shutting down, crashed or starting, 25006 read-only after a failover.
 */
const UNAVAILABLE_STATE = /^(08...|53...|57P0[123]|25006)$/;

/** pg and pg-pool throw these without a code. */
const UNAVAILABLE_MESSAGES = [
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
];

/**
 * Whether the database cannot be reached or cannot work now, so that the same request may succeed later. Use
 * it only for errors of database calls, because another server that refuses a connection causes the same
 * errors.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== undefined && UNAVAILABLE_STATE.test(code)) return true;
  if (code !== undefined && SOCKET_CODES.has(code)) return true;
  if (code === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'connect') return true; // there is no unix socket
  if (UNAVAILABLE_MESSAGES.some((message) => error.message.startsWith(message))) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true;
  return isDatabaseUnavailable(error.cause);
}

/**
 * Whether a disk is full: PostgreSQL's 53100, or ENOSPC and EDQUOT from the server's own files. Nothing was
 * changed, and the same request succeeds once there is space. (A server that cannot write its WAL stops and
 * restarts, which counts as unavailable.)
 */
export function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return true;
  if (error instanceof AggregateError && error.errors.some(isStorageFull)) return true;
  return isStorageFull(error.cause);
}

/**
 * Whether this is a deadlock (40P01) or a serialization failure (40001): the transaction should be run again.
 */
export function isWorthRetrying(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40P01' || code === '40001';
}

/**
 * Whether a concurrent transaction made this one fail: a conflict that is worth retrying, or a lock timeout
 * (55P03). Nothing was changed, and the same request may succeed later.
 */
export function isConcurrencyFailure(error: unknown): boolean {
  return isWorthRetrying(error) || codeOf(error) === '55P03';
}

/** Returns the name of the unique index or constraint that refused the row (23505), otherwise undefined. */
export function violatedUnique(error: unknown): string | undefined {
  if (codeOf(error) !== '23505') return undefined;
  return (error as { constraint?: string }).constraint;
}

/** Whether this is a foreign key violation (23503): the referenced row does not exist. */
export function violatedReference(error: unknown): boolean {
  return codeOf(error) === '23503';
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
