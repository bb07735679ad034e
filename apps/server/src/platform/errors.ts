import { type ErrorCode, errorProblem, errorRegistry, type Problem } from '@waqtor/contract';

/** An error the caller can act on. Anything else that is thrown is a bug of ours and becomes a 500. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: readonly Problem[];
  /** Seconds, for the Retry-After header. */
  readonly retryAfter: number | undefined;

  /** `details`: the problems, or the parameters of the error itself; codes and data, never sentences. */
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
