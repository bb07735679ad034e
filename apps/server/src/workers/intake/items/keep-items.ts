import { accountEventReceived, toPublicId, unknownItemReceived } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../../platform/events/announce.ts';
import { insertItems, type NewItem } from './items.store.ts';

/** Kinds of items that we store without being able to process them. */
const notHeardOf: ReadonlySet<string> = new Set(['unknown', 'unreadable', 'other_number', 'other_account']);

/** Stores items and publishes events for the new ones; returns their ids. */
export async function keepItems(tx: Tx, items: readonly NewItem[], now: Date): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  // Sorted, so that two processes with the same items wait for each other instead of deadlocking.
  const ordered = [...items].sort((a, b) => Buffer.compare(a.fingerprint, b.fingerprint));
  const fresh = await insertItems(tx, ordered, now);
  for (const item of items) {
    if (!fresh.has(item.id)) continue;
    const { tenantId, field, kind, error } = item;
    const common = {
      sessionId: toPublicId('session', item.sessionId),
      field,
      itemId: toPublicId('webhookItem', item.id),
    };
    const isHeardOf = error === null && !notHeardOf.has(kind);
    const event = isHeardOf
      ? accountEventReceived({ ...common, type: kind })
      : unknownItemReceived({ ...common, error });
    announce(tx, event, { tenantId, at: now });
  }
  return fresh;
}
