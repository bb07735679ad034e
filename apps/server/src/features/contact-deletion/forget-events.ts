import { contactDeleted, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { readLogBounds, redactEvents } from '../../platform/events/redact-events.ts';
import { newId } from '../../platform/ids.ts';
import { insertRedaction, lockRedaction, moveRedaction, type RedactionRow } from './redactions.store.ts';

/**
 * Maximum work in the deleting transaction: the number of events scanned, multiplied by the number of ids
 * searched for in each.
 */
const AT_ONCE = 40_000;

/**
 * Redacts deleted contacts from the event log: texts, names, numbers. `marks`, the public ids to search for,
 * are collected before the rows are deleted. Call this after the deletion, so that concurrent writes about
 * the contacts have committed. The newest events are redacted in this transaction; a background worker
 * redacts the rest of a long log.
 */
export async function redactEventsOf(
  tx: Tx,
  tenantId: string,
  { contactIds, marks, at }: { contactIds: readonly string[]; marks: string[]; at: Date },
): Promise<void> {
  const [contactId] = contactIds;
  if (contactId === undefined) return;
  const { first, last } = await readLogBounds(tx, tenantId);
  const from = Math.max(first, last - Math.ceil(AT_ONCE / marks.length) + 1);
  const recent = { id: newId(), contactId, marks, nextSeq: from, upToSeq: last };
  while (recent.nextSeq <= last) recent.nextSeq = await redactFor(tx, tenantId, recent);
  if (from === first) return;
  await insertRedaction(tx, { ...recent, nextSeq: first, upToSeq: from - 1, tenantId, createdAt: at });
}

/** Processes one batch of an unfinished redaction of this tenant; returns false if there is none. */
export async function redactMore(tx: Tx, tenantId: string): Promise<boolean> {
  const row = await lockRedaction(tx, tenantId);
  if (!row) return false;
  await moveRedaction(tx, tenantId, { ...row, nextSeq: await redactFor(tx, tenantId, row) });
  return true;
}

/**
 * The replacement event contains the id of only one of several contacts; each has its own deletion event
 * anyway.
 */
function redactFor(tx: Tx, tenantId: string, row: RedactionRow): Promise<number> {
  const replacement = contactDeleted({ contactId: toPublicId('contact', row.contactId) });
  const { marks, nextSeq, upToSeq } = row;
  return redactEvents(tx, tenantId, { marks, nextSeq, upToSeq, replacement });
}
