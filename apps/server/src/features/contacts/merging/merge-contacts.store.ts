import type { Contacts, Tx } from '@waqtor/db';
import { sql, type Updateable } from 'kysely';
import type { ContactRow } from '../contacts.present.ts';
import { identityKinds, updateContactRow } from '../contacts.store.ts';

/** Moves the recorded history of identities (which one, from when to when) from `sourceId` to `targetId`. */
export async function moveSpans(tx: Tx, tenantId: string, sourceId: string, targetId: string): Promise<void> {
  await sql`insert into contact_identity_spans as s (tenant_id, kind, value, contact_id, first_at, last_at, left_at)
    select tenant_id, kind, value, ${targetId}, first_at, last_at, left_at from contact_identity_spans
    where tenant_id = ${tenantId} and contact_id = ${sourceId}
    on conflict (tenant_id, kind, value, contact_id) do update set
      first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at),
      left_at = greatest(s.left_at, excluded.left_at)`.execute(tx.db);
}

/** Turns open and dismissed suggestions to merge `from` with a third contact into suggestions for `into`. */
export async function moveSuggestions(
  tx: Tx,
  tenantId: string,
  sourceId: string,
  targetId: string,
): Promise<void> {
  await sql`update contact_merge_suggestions s
    set contact_id = least(third.id, ${targetId}::uuid), other_id = greatest(third.id, ${targetId}::uuid)
    from (select id as suggestion_id, case when contact_id = ${sourceId} then other_id else contact_id end as id
      from contact_merge_suggestions where tenant_id = ${tenantId} and ${sourceId} in (contact_id, other_id)) third
    where s.id = third.suggestion_id and third.id <> ${targetId} and not exists (
      select from contact_merge_suggestions known where known.contact_id = least(third.id, ${targetId}::uuid)
        and known.other_id = greatest(third.id, ${targetId}::uuid))`.execute(tx.db);
}

/**
 * Turns the identities of `from` for which `into` has other values, and the aliases of `from`, into aliases
 * of `into`.
 */
export async function keepAliases(
  tx: Tx,
  tenantId: string,
  from: ContactRow,
  into: ContactRow,
): Promise<void> {
  await tx.db
    .updateTable('contactAliases')
    .set({ contactId: into.id })
    .where('tenantId', '=', tenantId)
    .where('contactId', '=', from.id)
    .execute();
  const aliases = identityKinds.flatMap((kind) => {
    const value = from[kind];
    if (value === null || into[kind] === null || into[kind] === value) return [];
    return [{ tenantId, kind, value, contactId: into.id }];
  });
  if (aliases.length === 0) return;
  await tx.db
    .insertInto('contactAliases')
    .values(aliases)
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'kind', 'value']).doUpdateSet({ contactId: into.id }),
    )
    .execute();
}

/** Fills empty fields of `into` from `from`. The later marketing decision wins; a suppression is kept. */
export function fillContact(
  tx: Tx,
  tenantId: string,
  from: ContactRow,
  into: ContactRow,
  at: Date,
): Promise<ContactRow> {
  const suppressed = into.suppressedAt ? into : from;
  return updateContactRow(tx, tenantId, into.id, {
    ...seenOf(from, into),
    parentBsuid: into.parentBsuid ?? from.parentBsuid,
    email: into.email ?? from.email,
    language: into.language ?? from.language,
    attributes: JSON.stringify({ ...(from.attributes as object), ...(into.attributes as object) }),
    ...decisionOf(from, into),
    suppressedAt: suppressed.suppressedAt,
    suppressedReason: suppressed.suppressedReason,
    blockedAt: (into.blockedAt ? into : from).blockedAt,
    blockReason: (into.blockedAt ? into : from).blockReason,
    updatedAt: at,
  });
}

// A value is copied together with the time it was last reported.
function seenOf(from: ContactRow, into: ContactRow): Updateable<Contacts> {
  const values: Updateable<Contacts> = {};
  values.phoneSince = (into.phone === null ? from : into).phoneSince;
  for (const field of [...identityKinds, 'name', 'profileName'] as const) {
    const source = into[field] === null ? from : into;
    values[field] = source[field];
    values[`${field}At`] = source[`${field}At`];
  }
  return values;
}

// As in storeDecisions: the later decision wins, and at the same instant the one that stops marketing
// messages.
function decisionOf(from: ContactRow, into: ContactRow): Updateable<Contacts> {
  const timeOf = (row: ContactRow) => row.marketingDecidedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const isTie = timeOf(from) === timeOf(into);
  const { optedOutAt, marketingDecidedAt } =
    timeOf(from) > timeOf(into) || (isTie && from.optedOutAt !== null) ? from : into;
  return { optedOutAt, marketingDecidedAt };
}
