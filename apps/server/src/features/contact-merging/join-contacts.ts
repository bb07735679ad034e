import type { Contact } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { contactDocument, writeDocuments } from '../../platform/search/index.ts';
import { listOtherPhones, lockIdentities, presentContact } from '../contacts/index.ts';
import { actorOf } from '../conversations/index.ts';
import { mergeContacts } from './merge-contacts.ts';

/** Merges `id` into `targetId`; both must exist. */
export function joinContacts(ctx: Ctx, id: string, targetId: string): Promise<Contact> {
  const from = uuidOf('contact', id);
  const into = uuidOf('contact', targetId);
  if (from === into) throw new AppError('cannot_merge_into_itself', { contactId: id });
  const at = ctx.clock.now();
  return ctx.once(async (tx) => {
    await lockIdentities(tx, ctx.tenantId);
    const merged = await mergeContacts(
      tx,
      ctx.tenantId,
      { sourceId: from, targetId: into },
      {
        actor: actorOf(ctx.caller),
        at,
      },
    );
    if (!merged) throw new AppError('not_found');
    await writeDocuments(tx, [contactDocument(merged, await listOtherPhones(tx, ctx.tenantId, into))]);
    return presentContact(merged);
  });
}
