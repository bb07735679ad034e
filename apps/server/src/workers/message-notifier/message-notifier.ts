import { type Tx, withTenants } from '@waqtor/db';
import { findAnswerable } from '../../features/conversations/index.ts';
import { insertWindowReminders, notifyOfMessages } from '../../features/notifications/index.ts';
import { MESSAGE_NOTIFIER } from '../../features/tenants/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import { findUnreadLogs, lockCursor, moveCursor } from '../../platform/events/log-cursors.ts';
import { readLogs } from '../../platform/events/read-events.ts';
import type { Platform } from '../../platform/platform.ts';
import { type ReceivedMessage, readReceivedMessage } from './received-message.ts';
import { findResponsible } from './responsible.ts';
import { reminderOf } from './window-reminders.ts';

/** Older messages notify nobody: they come from a backlog or a history import. */
const TOO_OLD_MS = 10 * 60_000;
const TENANTS_A_ROUND = 100;
/** Sorts before every tenant id. */
const NIL = '00000000-0000-0000-0000-000000000000';
const EVENTS_A_STEP = 200;

/**
 * Background worker that notifies members of customers' messages. It reads each tenant's event log by its own
 * cursor, so the intake does no work for it; the notifications and the advance of the cursor are one
 * transaction, so each message notifies once, even after a crash.
 */
export function createMessageNotifier(platform: Platform, { everyMs = 1_000 } = {}): BackgroundWorker {
  const { db, log } = platform;
  // One step per tenant in turn, so that no tenant waits for another's backlog.
  let lastTenantId = NIL;
  return createBackgroundWorker({
    name: 'message-notifier',
    log,
    everyMs,
    async run(signal) {
      const options = { afterTenantId: lastTenantId, maxRows: TENANTS_A_ROUND };
      const tenantIds = await findUnreadLogs(db, MESSAGE_NOTIFIER, options);
      let hasMore = lastTenantId !== NIL || tenantIds.length === TENANTS_A_ROUND;
      lastTenantId = tenantIds.length === TENANTS_A_ROUND ? (tenantIds.at(-1) ?? NIL) : NIL;
      for (const tenantId of tenantIds) {
        if (signal.aborted) break;
        // A failure in one tenant must not stop the others.
        const isBehind = await withTenants(db, [tenantId], (tx) => takeStep(platform, tx, tenantId)).catch(
          (error) => {
            log.error({ err: error, tenantId }, 'notifying of messages failed; it will be retried');
            return false;
          },
        );
        hasMore ||= isBehind;
      }
      return hasMore ? 'more' : 'done';
    },
  });
}

/** Reads on in one tenant's log; returns true if there is more to read. */
async function takeStep(platform: Platform, tx: Tx, tenantId: string): Promise<boolean> {
  const after = await lockCursor(tx, tenantId, MESSAGE_NOTIFIER);
  if (after === undefined) return false;
  const limits = {
    topics: ['conversations'],
    limit: EVENTS_A_STEP,
    window: 10 * EVENTS_A_STEP,
    log: platform.log,
  };
  const [slice] = await readLogs(tx, [{ tenantId, after }], limits);
  if (!slice) return false;
  const now = platform.clock.now();
  const events = slice.isTooOld ? [] : slice.events;
  const received = events
    .flatMap((event) => readReceivedMessage(platform, tenantId, event) ?? [])
    .filter(({ createdAt }) => now.getTime() - createdAt.getTime() <= TOO_OLD_MS);
  // The last message of each conversation.
  await notifyMembers(tx, tenantId, new Map(received.map((one) => [one.conversationId, one])), now);
  const upTo = slice.isTooOld ? slice.floor : slice.upTo;
  await moveCursor(tx, tenantId, MESSAGE_NOTIFIER, upTo);
  return upTo < slice.head;
}

async function notifyMembers(
  tx: Tx,
  tenantId: string,
  lastById: ReadonlyMap<string, ReceivedMessage>,
  now: Date,
): Promise<void> {
  const conversations = await findAnswerable(tx, tenantId, [...lastById.keys()]);
  await insertWindowReminders(
    tx,
    conversations.flatMap((one) => reminderOf(tenantId, one, now) ?? []),
  );
  // Somebody who has read the message already needs no notification, and neither do their colleagues.
  const unread = conversations.filter(({ unreadCount }) => unreadCount > 0);
  const responsibleFor = await findResponsible(tx, tenantId, unread);
  const notifications = unread.flatMap((conversation) => {
    const { userIds, kind } = responsibleFor(conversation);
    const last = lastById.get(conversation.id);
    const about = { tenantId, kind, conversationId: conversation.id, preview: last?.text ?? null };
    return last ? userIds.map((userId) => ({ ...about, userId, messageId: last.id })) : [];
  });
  await notifyOfMessages(tx, tenantId, notifications, now);
}
