import { definerDueWindowReminders, type Tx, withTenants } from '@waqtor/db';
import { type AnswerableConversation, findAnswerable } from '../../features/conversations/index.ts';
import { findAnswered } from '../../features/messages/index.ts';
import {
  insertWindowReminders,
  notify,
  takeWindowReminders,
  type WindowReminder,
} from '../../features/notifications/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import { groupBy } from '../../platform/grouping/group-by.ts';
import type { Platform } from '../../platform/platform.ts';
import { findResponsible } from './responsible.ts';

const BATCH = 200;
/** How long before the end of the customer service window members are notified. */
const CLOSES_SOON_MS = 60 * 60_000;

/** Returns when a conversation's window has to be checked; undefined if it closes too soon, or never opened. */
export function reminderOf(
  tenantId: string,
  { id, windowExpiresAt }: AnswerableConversation,
  now: Date,
): WindowReminder | undefined {
  const dueAt = windowExpiresAt && new Date(windowExpiresAt.getTime() - CLOSES_SOON_MS);
  return dueAt && dueAt > now ? { conversationId: id, tenantId, dueAt } : undefined;
}

/**
 * Background worker that notifies members before the customer service window of a conversation closes in
 * which the customer has no answer.
 */
export function createWindowReminders(platform: Platform, { everyMs = 5_000 } = {}): BackgroundWorker {
  const { db, clock, log } = platform;
  return createBackgroundWorker({
    name: 'window-reminders',
    log,
    everyMs,
    async run(signal) {
      const now = clock.now();
      const due = await definerDueWindowReminders(db, { at: now, maxRows: BATCH });
      let taken = 0;
      for (const [tenantId, rows] of groupBy(due, (row) => row.tenantId)) {
        if (signal.aborted) return 'done';
        const ids = rows.map((row) => row.conversationId);
        taken += await withTenants(db, [tenantId], (tx) => remind(tx, tenantId, ids, now));
      }
      // If none was taken, other processes have locked them all.
      return due.length === BATCH && taken > 0 ? 'more' : 'done';
    },
  });
}

/** Returns the number of reminders taken. */
async function remind(tx: Tx, tenantId: string, ids: readonly string[], now: Date): Promise<number> {
  const taken = await takeWindowReminders(tx, ids, now);
  const conversations = await findAnswerable(tx, tenantId, taken);
  // The customer has written since: the window closes later.
  const later = conversations.flatMap((one) => reminderOf(tenantId, one, now) ?? []);
  await insertWindowReminders(tx, later);
  const closing = conversations.filter(
    ({ state, windowExpiresAt }) =>
      (state === 'open' || state === 'pending') &&
      windowExpiresAt !== null &&
      windowExpiresAt > now &&
      windowExpiresAt.getTime() - CLOSES_SOON_MS <= now.getTime(),
  );
  const waiting = closing.flatMap(({ id: conversationId, lastInboundAt: since }) =>
    since ? [{ conversationId, since }] : [],
  );
  const answered = await findAnswered(tx, tenantId, waiting);
  const unanswered = closing.filter(({ id }) => !answered.has(id));
  const responsibleFor = await findResponsible(tx, tenantId, unanswered);
  const notifications = unanswered.flatMap((conversation) =>
    responsibleFor(conversation).userIds.map((userId) => ({
      tenantId,
      userId,
      kind: 'window_closing' as const,
      conversationId: conversation.id,
    })),
  );
  await notify(tx, notifications, now);
  return taken.length;
}
