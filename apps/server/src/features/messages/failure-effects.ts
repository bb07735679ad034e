import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import { contactUpdated } from '../contacts/index.ts';
import { notify } from '../notifications/index.ts';
import {
  countRecentFailures,
  findFailedOfPeople,
  optOutContacts,
  suppressContacts,
} from './failure-effects.store.ts';

/** A message that failed for good. `code` is WhatsApp's number, `reason` its class, where they are known. */
export interface FailedMessage {
  messageId: string;
  contactId: string;
  code: number | null;
  reason?: string;
}

const OPTED_OUT = 131050;
const UNREACHABLE = 131026;
const UNREACHABLE_TIMES = 3;

/**
 * What failures mean for their contacts, whether the answer or a status told: one who opted out of marketing gets no
 * bulk messages any more; one who could not be reached three times in a row gets none at all, until a person or a
 * message of theirs lifts it. Whoever wrote such a message is told; its row must hold its error by now.
 */
export async function applyFailureEffects(
  tx: Tx,
  tenantId: string,
  failures: readonly FailedMessage[],
  now: Date,
): Promise<void> {
  const optedOut = contactsOf(failures, (it) => it.code === OPTED_OUT || it.reason === 'contact_suppressed');
  const missed = contactsOf(failures, (it) => it.code === UNREACHABLE);
  const unreachable = missed.length
    ? await countRecentFailures(tx, tenantId, missed, UNREACHABLE, UNREACHABLE_TIMES)
    : [];
  for (const row of await optOutContacts(tx, tenantId, optedOut, now)) announce(tx, contactUpdated(row, now));
  for (const row of await suppressContacts(tx, tenantId, unreachable, 'unreachable', now)) {
    announce(tx, contactUpdated(row, now));
  }
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

function contactsOf(
  failures: readonly FailedMessage[],
  holds: (failure: FailedMessage) => boolean,
): string[] {
  return [...new Set(failures.filter(holds).map((failure) => failure.contactId))].sort();
}
