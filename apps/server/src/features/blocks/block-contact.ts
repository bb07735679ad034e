import type { BlockReason, Contact } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import {
  announceContactUpdated,
  type ContactRow,
  lockContacts,
  presentContact,
  updateContactRow,
} from '../contacts/index.ts';
import {
  announceConversationUpdated,
  findSessionsOfContact,
  markContactRead,
} from '../conversations/index.ts';
import { requestAtProvider } from './blocks.store.ts';

/**
 * Blocks a contact: marks their conversations as read and queues the block at WhatsApp for every session they
 * have a conversation with.
 */
export function blockContact(ctx: Ctx, id: string, reason: BlockReason): Promise<Contact> {
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    const row = await accessContact(ctx, tx, id);
    if (row.blockedAt && row.blockReason === reason) return presentContact(row);
    const change = { blockedAt: row.blockedAt ?? at, blockReason: reason, updatedAt: at };
    const changed = await updateContactRow(tx, ctx.tenantId, row.id, change);
    await requestEverywhere(ctx, tx, row.id, 'blocked', at);
    announceContactUpdated(tx, changed, at);
    for (const pair of await markContactRead(tx, ctx.tenantId, row.id, at))
      announceConversationUpdated(tx, pair, at);
    return presentContact(changed);
  });
}

export function unblockContact(ctx: Ctx, id: string): Promise<Contact> {
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    const row = await accessContact(ctx, tx, id);
    if (!row.blockedAt) return presentContact(row);
    const change = { blockedAt: null, blockReason: null, updatedAt: at };
    const changed = await updateContactRow(tx, ctx.tenantId, row.id, change);
    await requestEverywhere(ctx, tx, row.id, 'unblocked', at);
    announceContactUpdated(tx, changed, at);
    return presentContact(changed);
  });
}

/** Queues the change for every session in which this contact has a conversation. */
async function requestEverywhere(
  { tenantId }: Ctx,
  tx: Tx,
  contactId: string,
  wanted: 'blocked' | 'unblocked',
  at: Date,
): Promise<void> {
  const sessionIds = await findSessionsOfContact(tx, tenantId, contactId);
  await requestAtProvider(tx, tenantId, { contactId, sessionIds }, wanted, at);
}

async function accessContact(ctx: Ctx, tx: Tx, id: string): Promise<ContactRow> {
  const [row] = await lockContacts(tx, ctx.tenantId, [uuidOf('contact', id)]);
  if (!row) throw new AppError('not_found', { id });
  return row;
}
