import type { Tx } from '@waqtor/db';
import { announceContactUpdated, decideMarketing, suppressContacts } from '../../contacts/index.ts';
import { notify } from '../../notifications/index.ts';
import { announceWindowClosed } from '../messages.events.ts';
import { closeWindows, countRecentFailures, findFailedOfPeople } from './failure-effects.store.ts';

/** A message that failed permanently. `code` is WhatsApp's error code; null if this server refused it. */
export interface FailedMessage {
  messageId: string;
  contactId: string;
  code: number | null;
  /** When it failed. */
  at: Date;
}

const OPTED_OUT = 131050;
const UNREACHABLE = 131026;
const WINDOW_CLOSED = 131047;
const UNREACHABLE_TIMES = 3;

/**
 * Applies the effects of failures on their contacts, whether reported in the response or in a status. A
 * contact who opted out of marketing gets no more bulk messages; one who could not be reached three times in
 * a row is suppressed until a person, or a message from the contact, lifts that; a customer service window
 * that WhatsApp reports as closed is closed here too. The author of each message is notified. The message's
 * row must already contain its error.
 */
export async function applyFailureEffects(
  tx: Tx,
  tenantId: string,
  failures: readonly FailedMessage[],
  now: Date,
): Promise<void> {
  const optedOut = failures.filter(({ code }) => code === OPTED_OUT);
  const missed = contactsOf(failures, UNREACHABLE);
  const unreachable = missed.length
    ? await countRecentFailures(tx, tenantId, missed, UNREACHABLE, UNREACHABLE_TIMES)
    : [];
  const decisions = optedOut.map(({ contactId, at }) => ({
    tenantId,
    contactId,
    choice: 'stop' as const,
    at,
  }));
  await decideMarketing(tx, decisions, now);
  for (const row of await suppressContacts(tx, tenantId, unreachable, 'unreachable', now)) {
    announceContactUpdated(tx, row, now);
  }
  const tooLate = failures.filter(({ code }) => code === WINDOW_CLOSED).map(({ messageId }) => messageId);
  for (const row of await closeWindows(tx, tenantId, tooLate, now)) announceWindowClosed(tx, row, now);
  const written = await findFailedOfPeople(
    tx,
    tenantId,
    failures.map((failure) => failure.messageId),
  );
  const kind = 'message_failed';
  await notify(
    tx,
    written.map((message) => ({ tenantId, kind, ...message })),
    now,
  );
}

/** The information about a customer in a failed delivery. */
export interface Refusal {
  tenantId: string;
  contactId: string;
  /** WhatsApp's error codes. */
  codes: readonly number[];
  at: Date;
}

/**
 * Records which customers opted out of marketing, from every failure that reports it, even if another status
 * has superseded it, because statuses arrive in any order.
 */
export async function applyRefusals(tx: Tx, refusals: readonly Refusal[], now: Date): Promise<void> {
  const decisions = refusals
    .filter(({ codes }) => codes.includes(OPTED_OUT))
    .map(({ tenantId, contactId, at }) => ({ tenantId, contactId, choice: 'stop' as const, at }));
  await decideMarketing(tx, decisions, now);
}

function contactsOf(failures: readonly FailedMessage[], code: number): string[] {
  return [...new Set(failures.filter((it) => it.code === code).map((it) => it.contactId))].sort();
}
