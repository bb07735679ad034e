import { type ErrorCode, errorProblem, errorRegistry, type Problem } from '@waqtor/contract';

/** An error that the caller can act on. Any other exception is a bug of the server and becomes a 500. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: readonly Problem[];
  /** In seconds, for the Retry-After header. */
  readonly retryAfter: number | undefined;

  /**
   * `details`: the problems, or the parameters of the error itself. They contain codes and data, never
   * sentences.
   */
  constructor(
    code: ErrorCode,
    details: readonly Problem[] | Readonly<Record<string, unknown>> = [],
    options: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(errorRegistry[code].title, { cause: options.cause });
    this.code = code;
    this.status = errorRegistry[code].status;
    this.details = isProblems(details) ? details : [errorProblem(code, details)];
    this.retryAfter = options.retryAfter;
  }
}

function isProblems(details: object): details is readonly Problem[] {
  return Array.isArray(details);
}
