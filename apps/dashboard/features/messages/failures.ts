import type { Message } from './apply-event.ts';

type MessageError = NonNullable<Message['error']>;

/** What a user can do about a message that was not delivered. */
export type RecoveryAction = 'retry' | 'template' | 'number' | 'contact';

/** Failure reasons, distinguished as far as the remedy differs. */
export type FailureClass =
  | 'window'
  | 'template'
  | 'optedOut'
  | 'blocked'
  | 'unreachable'
  | 'notNow'
  | 'tooFast'
  | 'spam'
  | 'payment'
  | 'account'
  | 'passing'
  | 'file'
  | 'unsupported'
  | 'rejected'
  | 'unknown';

/*
 * WhatsApp's error codes by remedy. A failed status contains no error class of the server, so the code is
 * checked first.
 */
const codes: Partial<Record<FailureClass, readonly number[]>> = {
  window: [131047],
  template: [132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069, 131063],
  optedOut: [131050],
  unreachable: [131026, 131030, 131062, 131021, 130403],
  notNow: [131049, 130472, 131064],
  tooFast: [130429, 131056, 131057, 2494100, 4, 17, 80007],
  spam: [131048],
  payment: [131042],
  account: [0, 3, 10, 102, 104, 190, 131005, 368, 131031, 130497, 131037, 131045, 133010, 33, 134011],
  passing: [1, 2, 131000, 131016, 133004, 134101, 133015],
  file: [131052, 131053],
  unsupported: [131051],
};
const byCode = new Map(
  Object.entries(codes).flatMap(([name, list]) => list.map((code) => [code, name as FailureClass])),
);

/** The server's own error classes, for failures without a code. */
const byReason: Record<string, FailureClass> = {
  window_closed: 'window',
  template_rejected: 'template',
  contact_blocked: 'blocked',
  contact_suppressed: 'optedOut',
  not_now: 'notNow',
  number_throttled: 'tooFast',
  pair_throttled: 'tooFast',
  account_held: 'tooFast',
  spam_stopped: 'spam',
  account_stopped: 'account',
  transient: 'passing',
  media_gone: 'file',
  unsupported: 'unsupported',
  unknown: 'unknown',
};

export function classOfFailure({ code, reason }: Pick<MessageError, 'code' | 'reason'>): FailureClass {
  if (code !== null) {
    const known = byCode.get(code) ?? (code >= 200 && code <= 299 ? 'account' : undefined);
    if (known) return known;
  }
  return byReason[reason] ?? 'rejected';
}

const actions: Record<FailureClass, readonly RecoveryAction[]> = {
  window: ['template'],
  template: ['template'],
  optedOut: ['contact'],
  blocked: ['contact'],
  unreachable: ['contact', 'retry'],
  notNow: ['retry'],
  tooFast: ['retry'],
  spam: ['number'],
  payment: ['number', 'retry'],
  account: ['number', 'retry'],
  passing: ['retry'],
  file: ['retry'],
  unsupported: [],
  rejected: ['retry'],
  unknown: ['retry'],
};

/** The actions to offer, best first. */
export function recoveryActions(failure: FailureClass): readonly RecoveryAction[] {
  return actions[failure];
}

/**
 * WhatsApp accepted the message and failed it later, when the user is no longer looking at it, so it must be
 * made visible.
 */
export function failedLate({
  status,
  statusTimestamps,
}: Pick<Message, 'status' | 'statusTimestamps'>): boolean {
  return (
    status === 'failed' && (statusTimestamps.sent !== undefined || statusTimestamps.delivered !== undefined)
  );
}
