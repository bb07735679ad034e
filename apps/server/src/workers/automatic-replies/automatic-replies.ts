import { message, modifierKinds, type SessionSettings, sessionSettings } from '@waqtor/contract';
import { type Tx, withTenants } from '@waqtor/db';
import { z } from 'zod';
import {
  findConversationContact,
  insertReply,
  readReplyHistory,
} from '../../features/conversations/index.ts';
import { readSurroundingMessages } from '../../features/messages/index.ts';
import { acceptOne, type SendRequest } from '../../features/sending/index.ts';
import {
  AUTOMATIC_REPLIES,
  type Engines,
  lockSessionShared,
  type SessionRow,
} from '../../features/sessions/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import { AppError } from '../../platform/errors.ts';
import { findUnreadLogs, lockCursor, moveCursor } from '../../platform/events/log-cursors.ts';
import { openEvent, readLogs, type StoredEvent } from '../../platform/events/read-events.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { chooseReply, chooseText } from './choose-reply.ts';

/** Older messages get no automatic reply: they come from a backlog or a history import. */
const TOO_OLD_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
const TENANTS_A_ROUND = 100;
/** Sorts before every tenant id. */
const NIL = '00000000-0000-0000-0000-000000000000';
const EVENTS_A_LOOK = 50;

/**
 * Background worker that sends a session's greeting or away message. It reads each tenant's event log by its
 * own cursor; the reply and the advance of the cursor past its trigger are one transaction, so each message
 * gets at most one reply, even after a crash. It sends one reply per transaction, so it never locks two
 * conversations.
 */
export function createAutomaticReplies(
  platform: Platform,
  engines: Engines,
  { everyMs = 1_000 } = {},
): BackgroundWorker {
  const { db, log } = platform;
  const sent = platform.metrics.counter(
    'automatic_replies_total',
    'Messages that were answered automatically',
  );

  /** Advances one tenant's reader by one step; returns true if there is more to read. */
  async function readOn(tenantId: string): Promise<boolean> {
    const step = await withTenants(db, [tenantId], (tx) => takeStep(platform, engines, tx, tenantId));
    if (step === 'replied') sent.inc();
    return step !== 'done';
  }

  // One step per tenant in turn, so that no tenant waits for another's backlog.
  let lastTenantId = NIL;
  return createBackgroundWorker({
    name: 'automatic-replies',
    log,
    everyMs,
    async run(signal) {
      const options = { afterTenantId: lastTenantId, maxRows: TENANTS_A_ROUND };
      const tenantIds = await findUnreadLogs(db, AUTOMATIC_REPLIES, options);
      let hasMore = lastTenantId !== NIL || tenantIds.length === TENANTS_A_ROUND;
      lastTenantId = tenantIds.length === TENANTS_A_ROUND ? (tenantIds.at(-1) ?? NIL) : NIL;
      for (const tenantId of tenantIds) {
        if (signal.aborted) break;
        // A failure in one tenant must not stop the others. An event that keeps failing is skipped once it is
        // older than `TOO_OLD_MS`.
        const isBehind = await readOn(tenantId).catch((error) => {
          log.error({ err: error, tenantId }, 'an automatic reply failed; it will be retried');
          return false;
        });
        hasMore ||= isBehind;
      }
      return hasMore ? 'more' : 'done';
    },
  });
}

/**
 * Reads up to the first message that gets a reply, sends the reply, and moves the cursor past the message.
 */
async function takeStep(
  platform: Platform,
  engines: Engines,
  tx: Tx,
  tenantId: string,
): Promise<'replied' | 'read' | 'done'> {
  const after = await lockCursor(tx, tenantId, AUTOMATIC_REPLIES);
  if (after === undefined) return 'done';
  const positions = [{ tenantId, after }];
  const limits = {
    topics: ['conversations'],
    limit: EVENTS_A_LOOK,
    window: 20 * EVENTS_A_LOOK,
    log: platform.log,
  };
  const [slice] = await readLogs(tx, positions, limits);
  if (!slice) return 'done';
  for (const event of slice.isTooOld ? [] : slice.events) {
    if (!(await replyTo(platform, engines, tx, tenantId, event))) continue;
    await moveCursor(tx, tenantId, AUTOMATIC_REPLIES, event.seq);
    return 'replied';
  }
  const upTo = slice.isTooOld ? slice.floor : slice.upTo;
  await moveCursor(tx, tenantId, AUTOMATIC_REPLIES, upTo);
  return upTo < slice.head ? 'read' : 'done';
}

/**
 * Replies to the message of this event if the session's settings ask for it. Returns true if it sent a reply.
 */
async function replyTo(
  platform: Platform,
  engines: Engines,
  tx: Tx,
  tenantId: string,
  event: StoredEvent,
): Promise<boolean> {
  const now = platform.clock.now();
  const message = readMessage(platform, tenantId, event);
  if (!message || now.getTime() - Date.parse(message.at) > TOO_OLD_MS) return false;
  const session = await lockSessionShared(tx, tenantId, uuidOf('session', message.sessionId));
  if (!session) return false;
  const settings = sessionSettings.parse(session.settings);
  if (!settings.autoReply.isEnabled && !settings.awayMessage.isEnabled) return false;
  const trigger: Trigger = {
    id: uuidOf('message', message.id),
    conversationId: uuidOf('conversation', message.conversationId),
    at: new Date(message.at),
    createdAt: new Date(message.createdAt),
  };
  try {
    return await reply(platform, engines, tx, { session, settings, trigger, now });
  } catch (error) {
    // The reply was refused before anything was stored: the session is disconnected, the contact is
    // suppressed, or the conversation was merged.
    if (!(error instanceof AppError)) throw error;
    platform.log.info({ code: error.code, sessionId: session.id }, 'an automatic reply was not possible');
    return false;
  }
}

/** The message that triggers a reply. */
interface Trigger {
  id: string;
  conversationId: string;
  /** WhatsApp's time of the message, and the time we stored it. */
  at: Date;
  createdAt: Date;
}

/** The fields that a reply needs. Events written before an upgrade may lack the others. */
const answerable = z.object({
  ...message.pick({ id: true, sessionId: true, conversationId: true, groupId: true }).shape,
  ...message.pick({ direction: true, origin: true, at: true, createdAt: true }).shape,
  content: z.object({ type: z.string() }),
});

/** Returns the message of this event, if it may get an automatic reply. */
function readMessage(
  { log }: Platform,
  tenantId: string,
  stored: StoredEvent,
): z.infer<typeof answerable> | undefined {
  const event = stored.type === 'message.received' ? openEvent(stored) : undefined;
  if (event?.type !== 'message.received') return undefined;
  const { data: received, error } = answerable.safeParse(event.data.message);
  if (!received) {
    const problem = z.prettifyError(error);
    log.warn({ tenantId, seq: stored.seq, problem }, 'an event could not be parsed and was skipped');
    return undefined;
  }
  const kind = received.content.type;
  const isWritten = kind !== 'system' && !(modifierKinds as readonly string[]).includes(kind);
  // Group messages never get an automatic reply, not even a private one to their author.
  const isAddressed = received.direction === 'in' && received.groupId === null;
  return isAddressed && received.origin === 'customer' && isWritten ? received : undefined;
}

async function reply(
  platform: Platform,
  engines: Engines,
  tx: Tx,
  cause: { session: SessionRow; settings: SessionSettings; trigger: Trigger; now: Date },
): Promise<boolean> {
  const { session, settings, trigger, now } = cause;
  const { tenantId } = session;
  const contact = await findConversationContact(tx, tenantId, trigger.conversationId);
  if (!contact) return false;
  const silentSince = new Date(trigger.at.getTime() - settings.autoReply.inactivityHours * HOUR_MS);
  const talk = await readSurroundingMessages(tx, tenantId, trigger, silentSince);
  const { wasReplied, repliesSince, ...last } = await readReplyHistory(tx, tenantId, {
    conversationId: trigger.conversationId,
    triggerMessageId: trigger.id,
    since: new Date(now.getTime() - 24 * HOUR_MS),
  });
  const hasOptedOut = contact.optedOutAt !== null;
  const kind = wasReplied
    ? undefined
    : chooseReply(settings, { ...talk, ...last, repliesToday: repliesSince, hasOptedOut, now });
  if (!kind) return false;
  const { translations } = kind === 'away' ? settings.awayMessage : settings.autoReply;
  const text = chooseText(translations, { contact: contact.language, business: settings.language });
  if (text === undefined) return false;
  const { id: triggerMessageId, conversationId } = trigger;
  const request: SendRequest = {
    id: newId(),
    tenantId,
    recipient: { conversationId },
    draft: { type: 'content', content: { type: 'text', text } },
    origin: 'bot',
    authorId: null,
    priority: 'normal',
  };
  const row = await acceptOne(tx, request, { platform, engines, now });
  await insertReply(tx, { triggerMessageId, tenantId, conversationId, messageId: row.id, kind, at: now });
  return true;
}
