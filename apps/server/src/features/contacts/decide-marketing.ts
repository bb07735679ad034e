import type { Tx } from '@waqtor/db';
import { announceContactUpdated } from './contacts.events.ts';
import { storeDecisions } from './contacts.store.ts';

/** What was decided about marketing messages to a contact, and when. */
export interface MarketingDecision {
  tenantId: string;
  contactId: string;
  choice: 'stop' | 'resume';
  at: Date;
}

/**
 * Applies decisions about marketing messages, whoever made them. Of several about one contact the latest stands, and of
 * two at the same time the one that stops; so neither order nor repetition matters. Announces the contacts that changed.
 */
export async function decideMarketing(
  tx: Tx,
  decisions: readonly MarketingDecision[],
  now: Date,
): Promise<void> {
  if (decisions.length === 0) return;
  for (const row of await storeDecisions(tx, decisions, now)) announceContactUpdated(tx, row, now);
}
