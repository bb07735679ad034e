/**
 * What to do about a failure, engine-neutral (classes of WHATSAPP.md):
 * retry this message with backoff · slow the number · slow this recipient · hold the app · give this message up ·
 * not now (≥ 24 h) · suppress the contact · a template is needed · the template is at fault · stop the account.
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
  /** False when the request may have taken effect all the same (an answer that never came). */
  certain: boolean;
  retryAfterMs?: number;
  /** WhatsApp's own number, where there is one. */
  code?: number;
  /** WhatsApp's own words, for people. Holds no secret. */
  details?: string;
  httpStatus?: number;
  cause?: unknown;
}

/** A call to an engine failed. `certain` says whether we know that nothing left. */
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
