import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { announceMessageUpdated } from '../messages.events.ts';
import type { MessageRow } from '../messages.present.ts';
import { changeMessage, lockMessage } from '../messages.store.ts';
import { addToSendQueue, dropUnknown, removeFromSendQueue } from './outbox.store.ts';

/** Cancels a message before it is sent. Throws `message_not_cancelable` once sending has started. */
export async function cancelMessage(ctx: Ctx, tx: Tx, id: string): Promise<MessageRow> {
  const row = await accessOutgoing(ctx, tx, id, 'message_not_cancelable');
  if (row.canceledAt) return row;
  if (!(await removeFromSendQueue(tx, ctx.tenantId, row.id)))
    throw new AppError('message_not_cancelable', { id });
  const now = ctx.clock.now();
  const canceled = await changeMessage(tx, ctx.tenantId, row.id, { canceledAt: now });
  announceMessageUpdated(tx, canceled, now);
  return canceled;
}

/**
 * Resends a failed message, or an unknown one; in that case the caller accepts that it may arrive twice.
 * Statuses of the previous send are discarded.
 */
export async function retryMessage(ctx: Ctx, tx: Tx, id: string): Promise<MessageRow> {
  const row = await accessOutgoing(ctx, tx, id, 'message_not_retryable');
  if (row.groupId !== null) throw new AppError('unsupported_group', { groupId: row.groupId });
  const isUnknown = row.isUnknown && (await dropUnknown(tx, ctx.tenantId, row.id));
  if (!isUnknown && row.ack !== -1) throw new AppError('message_not_retryable', { id });
  const now = ctx.clock.now();
  const changed = await changeMessage(tx, ctx.tenantId, row.id, {
    ack: 0,
    statuses: {},
    error: null,
    providerId: null,
    isUnknown: false,
    scheduledAt: null,
    retries: row.retries + 1,
  });
  await addToSendQueue(tx, changed, { priority: 'normal', dueAt: now, now });
  announceMessageUpdated(tx, changed, now);
  return changed;
}

async function accessOutgoing(
  ctx: Ctx,
  tx: Tx,
  id: string,
  refusal: 'message_not_cancelable' | 'message_not_retryable',
): Promise<MessageRow> {
  const row = await lockMessage(tx, ctx.tenantId, uuidOf('message', id));
  if (!row) throw new AppError('not_found', { id });
  if (row.direction !== 'out') throw new AppError(refusal, { id });
  return row;
}
