import type { ProviderErrorReason } from '@waqtor/provider';

/**
 * How WhatsApp's error codes are handled. The codes are from Meta's error reference; the grouping is our own.
 */
const codesByReason: Readonly<Partial<Record<ProviderErrorReason, readonly number[]>>> = {
  number_throttled: [130429, 131057, 2494100],
  pair_throttled: [131056],
  account_held: [4, 17, 80007],
  transient: [1, 2, 131000, 131016, 133004, 134101, 133015],
  not_now: [131049, 130472, 131064],
  spam_stopped: [131048],
  message_rejected: [
    131026, 130403, 131051, 131021, 131008, 131009, 100, 131062, 131030, 137000, 135000, 131053,
  ],
  media_gone: [131052],
  contact_suppressed: [131050],
  window_closed: [131047],
  template_rejected: [
    132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069, 131063,
  ],
  account_stopped: [
    0, 3, 10, 102, 104, 190, 131005, 368, 131031, 130497, 131042, 131037, 131045, 133010, 33, 134011,
  ],
};

const reasons = new Map<number, ProviderErrorReason>();
for (const [reason, codes] of Object.entries(codesByReason)) {
  for (const code of codes) reasons.set(code, reason as ProviderErrorReason);
}

/** 200 to 299 are missing permissions. */
function isPermission(code: number): boolean {
  return code >= 200 && code <= 299;
}

/** Returns the class of a code; for an unknown code, that of the response's HTTP status. */
export function reasonOf(code: number, httpStatus?: number): ProviderErrorReason {
  const known = reasons.get(code) ?? (isPermission(code) ? 'account_stopped' : undefined);
  return known ?? reasonOfStatus(httpStatus);
}

function reasonOfStatus(httpStatus = 400): ProviderErrorReason {
  if (httpStatus === 429) return 'number_throttled';
  if (httpStatus >= 500 || httpStatus === 408) return 'transient';
  if (httpStatus === 401 || httpStatus === 403) return 'account_stopped';
  return 'message_rejected';
}

const second = 1_000;
const hour = 3_600 * second;

/** Returns the minimum wait that a code requires, in milliseconds; the caller adds its own backoff. */
export function retryAfterOf(code: number, reason: ProviderErrorReason): number | undefined {
  if (code === 131057 || code === 2494100) return 60 * second;
  switch (reason) {
    case 'number_throttled':
      return second;
    case 'pair_throttled':
      return 6 * second;
    case 'account_held':
      return hour;
    case 'not_now':
      return 24 * hour;
    default:
      return undefined;
  }
}
