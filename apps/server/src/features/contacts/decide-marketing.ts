import type { Tx } from '@waqtor/db';
import { announceContactUpdated } from './contacts.events.ts';
import { storeDecisions } from './contacts.store.ts';

/** A contact's decision about marketing messages, and when it was made. */
export interface MarketingDecision {
  tenantId: string;
  contactId: string;
  choice: 'stop' | 'resume';
  at: Date;
}

/**
 * Applies marketing decisions from any source. Of several about one contact the latest wins, and at the same
 * instant the one that stops marketing messages, so neither order nor repetition matters. Publishes events
 * for the contacts that changed.
 */
export async function decideMarketing(
  tx: Tx,
  decisions: readonly MarketingDecision[],
  now: Date,
): Promise<void> {
  if (decisions.length === 0) return;
  for (const row of await storeDecisions(tx, decisions, now)) announceContactUpdated(tx, row, now);
}
