import { type ErrorCode, errorRegistry } from '@waqtor/contract';

/** An error the caller can act on. Anything else that is thrown is a bug of ours and becomes a 500. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;
  /** Seconds, for the Retry-After header. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, details?: unknown, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(errorRegistry[code].title, { cause: options.cause });
    this.code = code;
    this.status = errorRegistry[code].status;
    this.details = details;
    this.retryAfter = options.retryAfter;
  }
}
