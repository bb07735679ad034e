import { contactDeleted, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { readLogBounds, redactEvents } from '../../platform/events/redact-events.ts';
import { newId } from '../../platform/ids.ts';
import { insertRedaction, lockRedaction, moveRedaction, type RedactionRow } from './redactions.store.ts';

/** Events that are looked through in the transaction that deletes, times what is looked for in each. */
const AT_ONCE = 40_000;

/**
 * Takes what events tell of deleted contacts out of the log: texts, names, numbers. `marks` were found before their rows
 * went; it is called afterwards, so that whatever was being written about them has been committed. The newest events are
 * done in this transaction; of a longer log the rest is a row that a background worker finishes.
 */
export async function forgetEvents(
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

/** Does one batch of an unfinished redaction of this tenant; false when there is none. */
export async function forgetMore(tx: Tx, tenantId: string): Promise<boolean> {
  const row = await lockRedaction(tx, tenantId);
  if (!row) return false;
  await moveRedaction(tx, tenantId, { ...row, nextSeq: await redactFor(tx, tenantId, row) });
  return true;
}

/** Of several contacts one is named: all of them are gone, and each has its own event of that. */
function redactFor(tx: Tx, tenantId: string, row: RedactionRow): Promise<number> {
  const replacement = contactDeleted({ contactId: toPublicId('contact', row.contactId) });
  const { marks, nextSeq, upToSeq } = row;
  return redactEvents(tx, tenantId, { marks, nextSeq, upToSeq, replacement });
}
