import {
  contactMergeDismissed,
  contactMergeSuggested,
  type MergeSuggestion,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { announce } from '../../../platform/events/announce.ts';
import { newId, uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { presentContact } from '../contacts.present.ts';
import { findContact, findContacts } from '../contacts.store.ts';
import {
  dismissSuggestionRow,
  insertSuggestions,
  listSuggestions,
  type NewSuggestion,
} from './merge-suggestions.store.ts';

/** Suggests that these pairs are the same person. No-op for a pair that was suggested or dismissed before. */
export async function suggestMerges(tx: Tx, pairs: readonly NewSuggestion[], at: Date): Promise<void> {
  const asked = pairs.filter((pair) => pair.contactId !== pair.otherId);
  if (asked.length === 0) return;
  const rows = await insertSuggestions(
    tx,
    asked.map((pair) => ({ ...pair, id: newId() })),
    at,
  );
  for (const row of rows) {
    announce(tx, contactMergeSuggested(contactsOf(row)), { tenantId: row.tenantId, at });
  }
}

/** Returns the contacts that may be the same person as this one, newest suggestion first, at most 20. */
export function readMergeSuggestions(ctx: Ctx, id: string): Promise<MergeSuggestion[]> {
  const uuid = uuidOf('contact', id);
  return ctx.tx(async (tx) => {
    if (!(await findContact(tx, ctx.tenantId, uuid))) throw new AppError('not_found', { id });
    const rows = await listSuggestions(tx, ctx.tenantId, uuid);
    const otherOf = (row: { contactId: string; otherId: string }) =>
      row.contactId === uuid ? row.otherId : row.contactId;
    const others = await findContacts(tx, ctx.tenantId, rows.map(otherOf));
    const byId = new Map(others.map((row) => [row.id, row]));
    return rows.flatMap((row) => {
      const other = byId.get(otherOf(row));
      if (!other) return [];
      return [
        {
          id: toPublicId('mergeSuggestion', row.id),
          contact: presentContact(other),
          type: row.kind,
          value: row.value,
          createdAt: row.createdAt.toISOString(),
        },
      ];
    });
  });
}

/** Records that the two contacts are different people, so that the pair is not suggested again. */
export function dismissMergeSuggestion(ctx: Ctx, id: string, suggestionId: string): Promise<null> {
  const contactId = uuidOf('contact', id);
  const uuid = uuidOf('mergeSuggestion', suggestionId);
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    const row = await dismissSuggestionRow(tx, ctx.tenantId, contactId, uuid, at);
    if (!row) throw new AppError('not_found', { id: suggestionId });
    announce(tx, contactMergeDismissed(contactsOf(row)), { tenantId: ctx.tenantId, at });
    return null;
  });
}

function contactsOf({ contactId, otherId }: { contactId: string; otherId: string }): {
  contactIds: string[];
} {
  return { contactIds: [toPublicId('contact', contactId), toPublicId('contact', otherId)] };
}
