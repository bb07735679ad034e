import type { ContactMergeSuggestions, Tx } from '@waqtor/db';
import type { Selectable } from 'kysely';
import type { IdentityKind } from '../contacts.store.ts';

export type SuggestionRow = Selectable<ContactMergeSuggestions>;

/** Two contacts (uuids) that may be the same person, because both have the identity `value`. */
export interface NewSuggestion {
  tenantId: string;
  contactId: string;
  otherId: string;
  kind: IdentityKind;
  value: string;
}

/** Inserts suggestions, each pair only once, even if it was dismissed; returns the new ones. */
export async function insertSuggestions(
  tx: Tx,
  suggestions: readonly (NewSuggestion & { id: string })[],
  at: Date,
): Promise<SuggestionRow[]> {
  return tx.db
    .insertInto('contactMergeSuggestions')
    .values(
      suggestions.map(({ contactId, otherId, ...rest }) => ({
        ...rest,
        contactId: contactId < otherId ? contactId : otherId,
        otherId: contactId < otherId ? otherId : contactId,
        createdAt: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['contactId', 'otherId']).doNothing())
    .returningAll()
    .execute();
}

/** Lists the open suggestions for a contact, newest first. */
export function listSuggestions(tx: Tx, tenantId: string, contactId: string): Promise<SuggestionRow[]> {
  return tx.db
    .selectFrom('contactMergeSuggestions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where(({ eb, or }) => or([eb('contactId', '=', contactId), eb('otherId', '=', contactId)]))
    .where('dismissedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/** Returns undefined if the suggestion is not open (any more). */
export function dismissSuggestionRow(
  tx: Tx,
  tenantId: string,
  contactId: string,
  id: string,
  at: Date,
): Promise<SuggestionRow | undefined> {
  return tx.db
    .updateTable('contactMergeSuggestions')
    .set({ dismissedAt: at })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('contactId', '=', contactId), eb('otherId', '=', contactId)]))
    .where('dismissedAt', 'is', null)
    .returningAll()
    .executeTakeFirst();
}
