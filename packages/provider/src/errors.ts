/**
 * How to handle a failure, independent of the engine: retry this message with backoff · slow down the number
 * · slow down this recipient · pause the app · fail this message · not now (≥ 24 h) · suppress the contact ·
 * a template is required · the template is at fault · stop the account.
 */
export const providerErrorReasons = [
  'transient',
  'number_throttled',
  'pair_throttled',
  'account_held',
  'not_now',
  'spam_stopped',
  'message_rejected',
  'contact_suppressed',
  'window_closed',
  'template_rejected',
  'account_stopped',
  'media_gone',
  'unsupported',
] as const;
export type ProviderErrorReason = (typeof providerErrorReasons)[number];

export interface ProviderErrorOptions {
  /** False if the request may have taken effect anyway (the response was lost). */
  certain: boolean;
  retryAfterMs?: number;
  /** WhatsApp's error code, if there is one. */
  code?: number;
  /** WhatsApp's error text, for people. It contains no secret. */
  details?: string;
  httpStatus?: number;
  cause?: unknown;
}

/** A call to an engine failed. `certain`: whether it is known that nothing was sent. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly reason: ProviderErrorReason;
  readonly certain: boolean;
  readonly retryAfterMs: number | undefined;
  readonly code: number | undefined;
  readonly details: string | undefined;
  readonly httpStatus: number | undefined;

  constructor(reason: ProviderErrorReason, message: string, options: ProviderErrorOptions) {
    super(message, { cause: options.cause });
    this.reason = reason;
    this.certain = options.certain;
    this.retryAfterMs = options.retryAfterMs;
    this.code = options.code;
    this.details = options.details;
    this.httpStatus = options.httpStatus;
  }
}
