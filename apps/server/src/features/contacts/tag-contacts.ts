import {
  type Contact,
  type TagContacts,
  type TaggedContact,
  type Tagging,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessTags, linkTags, presentTags } from '../tags/index.ts';
import { announceContactUpdated } from './contacts.events.ts';
import { type ContactRow, presentContact } from './contacts.present.ts';
import { findContact, lockContacts } from './contacts.store.ts';

/** Adds and removes tags; returns the contacts whose tags changed, with their previous tags. */
export function tagContacts(ctx: Ctx, input: TagContacts): Promise<TaggedContact[]> {
  return ctx.once(async (tx) => {
    const moved = await retag(ctx, tx, input.contactIds, input);
    return moved.map(({ before, after }) => ({
      contactId: toPublicId('contact', after.id),
      tags: presentTags(after.tags),
      previous: presentTags(before.tags),
    }));
  });
}

/** Does the same for one contact, and returns it. */
export function tagContact(ctx: Ctx, id: string, input: Tagging): Promise<Contact> {
  return ctx.once(async (tx) => {
    const [moved] = await retag(ctx, tx, [id], input);
    const row = moved?.after ?? (await findContact(tx, ctx.tenantId, uuidOf('contact', id)));
    if (!row) throw new AppError('not_found', { id });
    return presentContact(row);
  });
}

async function retag(
  ctx: Ctx,
  tx: Tx,
  contactIds: readonly string[],
  { add, remove }: Tagging,
): Promise<{ before: ContactRow; after: ContactRow }[]> {
  const { tenantId } = ctx;
  const at = ctx.clock.now();
  const ids = [...new Set(contactIds.map((id) => uuidOf('contact', id)))];
  await accessTags(tx, tenantId, [...add, ...remove]);
  const locked = await lockContacts(tx, tenantId, ids);
  const known = new Map(locked.map((row) => [row.id, row]));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('contact', missing) });
  const uuids = (tags: readonly string[]) => tags.map((tag) => uuidOf('tag', tag));
  const wish = { ids, add: uuids(add), remove: uuids(remove), at };
  const changed = await linkTags<ContactRow>(tx, tenantId, 'contacts', wish);
  for (const row of changed) announceContactUpdated(tx, row, at);
  return changed.flatMap((after) => {
    const before = known.get(after.id);
    return before ? [{ before, after }] : [];
  });
}
