import type { Tx } from '@waqtor/db';
import { wakeUp } from '../../../platform/events/wake-ups.ts';

/** Messages with lower values are sent first. */
export const priorities = { normal: 0, bulk: 1 } as const;
export type Priority = keyof typeof priorities;

export interface QueueEntry {
  id: string;
  tenantId: string;
  sessionId: string;
  conversationId: string;
  contactId: string;
}

/** Adds a message to its session's send queue and wakes it up; it is due at `dueAt`. */
export async function addToSendQueue(
  tx: Tx,
  message: QueueEntry,
  { priority, dueAt, now }: { priority: Priority; dueAt: Date; now: Date },
): Promise<void> {
  await tx.db
    .insertInto('outbox')
    .values({
      messageId: message.id,
      tenantId: message.tenantId,
      sessionId: message.sessionId,
      conversationId: message.conversationId,
      contactId: message.contactId,
      priority: priorities[priority],
      state: dueAt > now ? 'waiting' : 'queued',
      dueAt,
    })
    .execute();
  wakeUp(tx, 'sendQueue', message.sessionId);
}

/**
 * Removes a message from its send queue; returns false if it is not there, is being sent or may have been
 * sent.
 */
export async function removeFromSendQueue(tx: Tx, tenantId: string, messageId: string): Promise<boolean> {
  const taken = await tx.db
    .deleteFrom('outbox')
    .where('tenantId', '=', tenantId)
    .where('messageId', '=', messageId)
    .where('state', 'in', ['queued', 'waiting'])
    .executeTakeFirst();
  return taken.numDeletedRows > 0n;
}

/** Deletes an unknown send about which a user has decided; returns false if there is none. */
export async function dropUnknown(tx: Tx, tenantId: string, messageId: string): Promise<boolean> {
  const dropped = await tx.db
    .deleteFrom('outbox')
    .where('tenantId', '=', tenantId)
    .where('messageId', '=', messageId)
    .where('state', '=', 'unknown')
    .executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}
