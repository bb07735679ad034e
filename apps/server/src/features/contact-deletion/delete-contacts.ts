import { contactDeleted, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { findMergedIds } from '../../platform/events/redact-events.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { deleteDocuments } from '../../platform/search/index.ts';
import { deleteContactRows, lockContacts, lockIdentities } from '../contacts/index.ts';
import { findConversationIds } from '../conversations/index.ts';
import { abandonFiles } from '../media/index.ts';
import { redactEventsOf } from './forget-events.ts';

/** Deletes a customer with all conversations, messages and files, and redacts their events in the log. */
export function deleteContact(ctx: Ctx, id: string): Promise<null> {
  const uuid = uuidOf('contact', id);
  const at = ctx.clock.now();
  return ctx.tx((tx) => removeContacts(ctx, tx, [uuid], at));
}

/** Does the same for many contacts; throws unless all of them exist. */
export function deleteManyContacts(ctx: Ctx, given: readonly string[]): Promise<null> {
  const ids = [...new Set(given.map((id) => uuidOf('contact', id)))];
  const at = ctx.clock.now();
  return ctx.once((tx) => removeContacts(ctx, tx, ids, at));
}

async function removeContacts(ctx: Ctx, tx: Tx, ids: readonly string[], at: Date): Promise<null> {
  const { tenantId } = ctx;
  await lockIdentities(tx, tenantId);
  const locked = await lockContacts(tx, tenantId, ids);
  const missing = ids.find((id) => !locked.some((row) => row.id === id));
  if (missing !== undefined) throw new AppError('not_found', { id: toPublicId('contact', missing) });
  const conversationIds = await findConversationIds(tx, tenantId, ids);
  await abandonFiles(tx, tenantId, conversationIds, at);
  const publicIds = [
    ...ids.map((id) => toPublicId('contact', id)),
    ...conversationIds.map((id) => toPublicId('conversation', id)),
  ];
  const marks = await findMergedIds(tx, tenantId, publicIds, ['contact.merged', 'conversation.merged']);
  await deleteDocuments(tx, tenantId, ids);
  await deleteContactRows(tx, tenantId, ids);
  await redactEventsOf(tx, tenantId, { contactIds: ids, marks, at });
  for (const id of ids)
    announce(tx, contactDeleted({ contactId: toPublicId('contact', id) }), { tenantId, at });
  return null;
}
