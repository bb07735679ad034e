import type { Message } from '@waqtor/contract';
import { type Identity, ProviderError, type ProviderErrorReason } from '@waqtor/provider';

export type MessageError = NonNullable<Message['error']>;

/** How one attempt to send a message ended. Instants are Unix milliseconds. */
export type Outcome =
  /** `otherIdentity`: the recipient's identity as returned by WhatsApp, if it is new to us. */
  | { kind: 'accepted'; providerId: string; otherIdentity?: Identity }
  /**
   * The message was certainly not sent and is tried again at `dueMs`. `counts`: whether this counts as an
   * attempt.
   */
  | { kind: 'retry'; dueMs: number; counts: boolean; error: MessageError }
  /**
   * The message was certainly not sent, for a reason unrelated to it: it returns to its position in the
   * queue.
   */
  | { kind: 'again' }
  | { kind: 'failed'; error: MessageError }
  /** The message may have been sent. It is never resent automatically. */
  | { kind: 'unknown'; error: MessageError };

/** The result of one attempt for one message. */
export interface SendEnd {
  messageId: string;
  outcome: Outcome;
  /** The number of counted attempts before this one. */
  attempts: number;
  /** When the attempt ended, in Unix milliseconds. */
  endedMs: number;
}

/** The effects of an attempt beyond its own message. */
export interface Consequence {
  slowNumberMs?: number;
  delayPairUntilMs?: number;
  /** Nothing is sent from this queue until then; null: until a person restarts the session. */
  pauseSendQueue?: { untilMs: number | null; error: MessageError };
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const MAX_TRANSIENT_TRIES = 6;
const MAX_PAIR_TRIES = 6;

/**
 * Decides what to do about a failed attempt, by its `ProviderErrorReason`. `attempts`: the number of counted
 * attempts before this one.
 */
export function classifyFailure(
  thrown: unknown,
  { attempts, nowMs }: { attempts: number; nowMs: number },
): { outcome: Outcome; consequence?: Consequence } {
  // Any other exception is an adapter bug, so we cannot be certain that nothing was sent.
  if (!(thrown instanceof ProviderError) || !thrown.certain) return { outcome: unknownOutcome(thrown) };
  const error = describe(thrown);
  const retryIn = (ms: number, counts: boolean): Outcome => ({
    kind: 'retry',
    dueMs: nowMs + ms,
    counts,
    error,
  });
  switch (thrown.reason) {
    case 'transient': {
      if (attempts + 1 >= MAX_TRANSIENT_TRIES) return { outcome: { kind: 'failed', error } };
      return { outcome: retryIn(Math.max(thrown.retryAfterMs ?? 0, SECOND * 2 ** attempts), true) };
    }
    case 'number_throttled': {
      const pauseMs = thrown.retryAfterMs ?? SECOND;
      return { outcome: retryIn(pauseMs, false), consequence: { slowNumberMs: pauseMs } };
    }
    case 'pair_throttled': {
      if (attempts + 1 >= MAX_PAIR_TRIES) return { outcome: { kind: 'failed', error } };
      const waitMs = Math.max(thrown.retryAfterMs ?? 0, SECOND * 4 ** (attempts + 1));
      return { outcome: retryIn(waitMs, true), consequence: { delayPairUntilMs: nowMs + waitMs } };
    }
    case 'account_held': {
      const untilMs = nowMs + (thrown.retryAfterMs ?? HOUR);
      return { outcome: { kind: 'again' }, consequence: { pauseSendQueue: { untilMs, error } } };
    }
    case 'account_stopped':
      return { outcome: { kind: 'again' }, consequence: { pauseSendQueue: { untilMs: null, error } } };
    case 'not_now':
    case 'spam_stopped':
    case 'message_rejected':
    case 'contact_suppressed':
    case 'window_closed':
    case 'template_rejected':
    case 'media_gone':
    case 'unsupported':
      return { outcome: { kind: 'failed', error } };
    default:
      return thrown.reason satisfies never;
  }
}

const advice: Record<ProviderErrorReason | 'contact_blocked', string> = {
  transient: 'WhatsApp could not take the message, several times over.',
  number_throttled: 'The number sends faster than WhatsApp allows.',
  pair_throttled: 'This customer was written to too often in a short time.',
  account_held: "The app's or account's quota of calls is used up for the hour.",
  not_now: 'WhatsApp does not deliver this now. Try again after 24 hours at the earliest.',
  spam_stopped: 'WhatsApp stopped the number for a while because of spam reports. Stop sending in bulk.',
  message_rejected: 'WhatsApp will not take this message. See details.',
  contact_blocked: 'This contact was blocked before the message left. Unblock the contact to write to them.',
  contact_suppressed: 'This customer asked not to get marketing messages.',
  window_closed: "More than 24 hours have passed since the customer's last message. Use a template.",
  template_rejected: 'The template or its parameters are at fault. See details.',
  account_stopped: 'WhatsApp stopped this account. A person has to look at it.',
  media_gone: 'The file is no longer there, or WhatsApp could not fetch it.',
  unsupported: 'This session cannot send that kind of message.',
};

/** Converts one of our own errors to a `MessageError`, for messages refused without asking WhatsApp. */
export function ownError(
  reason: 'window_closed' | 'contact_blocked' | 'contact_suppressed' | 'media_gone' | 'account_stopped',
  details: string | null = null,
): MessageError {
  return { reason, code: null, message: advice[reason], details };
}

/** The error of a message that may have been sent, but for which we have no result. */
export function unknownError(details: string | null): MessageError {
  return {
    reason: 'unknown',
    code: null,
    message:
      'The answer was lost: the message may or may not have left. Its status will tell, or you decide.',
    details,
  };
}

// `cause` and other properties of the error may contain message content, so only the adapter's own text is
// used.
function describe(error: ProviderError): MessageError {
  return {
    reason: error.reason,
    code: error.code ?? null,
    message: advice[error.reason],
    details: error.details ?? error.message,
  };
}

function unknownOutcome(thrown: unknown): Outcome {
  const details = thrown instanceof ProviderError ? thrown.message : 'The engine broke while sending.';
  return { kind: 'unknown', error: unknownError(details) };
}
