import { toPublicId } from '@waqtor/contract';
import { definerTenantsWithDuePushes, type Tx, withTenants } from '@waqtor/db';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../../platform/background/background-worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findLiveLogins } from '../../auth/index.ts';
import { findPresent } from '../attendance/attendance.store.ts';
import { deliverPush, type Outcome, type PushContent } from './deliver-push.ts';
import { claimPushes, type DuePush, deleteSubscription, endPush, retryPush } from './push.store.ts';
import { pushTitle } from './push-texts.ts';
import { openTarget } from './subscribe.ts';

const BATCH = 50;
const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 6;

/**
 * Background worker that sends push messages to browsers in which the dashboard is not visible. Each message is
 * sent at least once; a repeated one replaces itself in the browser.
 */
export function createPushSender(platform: Platform, { everyMs = 1_000 } = {}): BackgroundWorker {
  const { db, clock, log } = platform;

  /** Returns the number of messages that were handled. */
  async function serve(tenantId: string): Promise<number> {
    const at = clock.now();
    const { claimed, wanted } = await withTenants(db, [tenantId], async (tx) => {
      const until = new Date(at.getTime() + LEASE_MS);
      const claimed = await claimPushes(tx, tenantId, { at, until, maxRows: BATCH });
      const logins = await findLiveLogins(tx, [...new Set(claimed.map((it) => it.loginId))], at);
      const present = await findPresent(tx, tenantId, [...new Set(claimed.map((it) => it.userId))], at);
      const wanted = claimed.filter(
        ({ isRead, loginId, userId }) => !isRead && logins.has(loginId) && !present.get(userId)?.isVisible,
      );
      for (const push of claimed) {
        if (!logins.has(push.loginId)) await deleteSubscription(tx, tenantId, push.subscriptionId);
        else if (!wanted.includes(push)) await endPush(tx, tenantId, push);
      }
      return { claimed, wanted };
    });
    await Promise.all(
      wanted.map(async (push) => {
        const outcome = await send(tenantId, push);
        await withTenants(db, [tenantId], (tx) => finish(tx, tenantId, push, outcome));
      }),
    );
    return claimed.length;
  }

  function send(tenantId: string, push: DuePush): Promise<Outcome> {
    return deliverPush(platform, openTarget(platform, tenantId, push), contentOf(push));
  }

  async function finish(tx: Tx, tenantId: string, push: DuePush, outcome: Outcome): Promise<void> {
    if (outcome === 'gone') return deleteSubscription(tx, tenantId, push.subscriptionId);
    if (outcome === 'refused') log.warn({ tenantId }, 'a push service refused a message');
    const isOver = typeof outcome === 'string' || push.attempts >= MAX_ATTEMPTS;
    if (isOver) return endPush(tx, tenantId, push);
    const delayMs = outcome.retryAfterMs ?? 5_000 * 2 ** push.attempts;
    await retryPush(tx, tenantId, push, new Date(clock.now().getTime() + delayMs));
  }

  return createBackgroundWorker({
    name: 'push-sender',
    log,
    everyMs,
    async run(signal) {
      const due = await definerTenantsWithDuePushes(db, { at: clock.now(), maxRows: BATCH });
      let handled = 0;
      for (const { tenantId } of due) {
        if (signal.aborted) break;
        // A failure in one tenant must not stop the others; its messages are due again when the claim ends.
        handled += await serve(tenantId).catch((error) => {
          log.error({ err: error, tenantId }, 'push messages could not be sent; they will be retried');
          return 0;
        });
      }
      return handled > 0 ? 'more' : 'done';
    },
  });
}

function contentOf(push: DuePush): PushContent {
  const { conversationId, preview, locale } = push;
  const conversation = conversationId && toPublicId('conversation', conversationId);
  return {
    title: pushTitle(locale, push),
    body: preview ?? '',
    tag: tagOf(push),
    href: conversation ? `/inbox?state=all&conversation=${conversation}` : '/sessions',
    lang: locale,
    dir: locale === 'ar' ? 'rtl' : 'ltr',
  };
}

/** The same as in the dashboard, so that a push message replaces what an open tab has shown already. */
function tagOf({ kind, conversationId, notificationId }: DuePush): string {
  const isOfMessage = kind === 'message_assigned' || kind === 'message_team' || kind === 'message_unassigned';
  return isOfMessage && conversationId
    ? toPublicId('conversation', conversationId)
    : toPublicId('notification', notificationId);
}
