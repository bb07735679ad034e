import { toPublicId } from '@waqtor/contract';
import { definerTenantsWithDueEmails, isDatabaseUnavailable, type Tx, withTenants } from '@waqtor/db';
import { displayNameOf } from '../../features/contacts/index.ts';
import { findAnswerable, findConversationContact } from '../../features/conversations/index.ts';
import { findAnswered, findReceivedSince } from '../../features/messages/index.ts';
import {
  claimEmailReminders,
  type DueEmail,
  deleteEmailReminders,
  deleteEmails,
  endEmail,
  findPresent,
  postponeEmails,
} from '../../features/notifications/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import { pageLink } from '../../platform/links.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import type { Platform } from '../../platform/platform.ts';
import { findResponsible } from './responsible.ts';
import { unansweredMail } from './unanswered-mail.ts';

const BATCH = 20;
const LEASE_MS = 10 * 60_000;
/** While somebody who could answer has the dashboard open, it is looked at again after this time. */
const POSTPONE_MS = 5 * 60_000;
const MAX_ATTEMPTS = 5;
/** Texts of messages in an e-mail; the e-mail says how many there are in all. */
const MAX_TEXTS = 5;

/**
 * Background worker that sends a member an e-mail about a conversation in which a customer waits for an answer and
 * nobody who should answer has the dashboard open. The next one is sent only after somebody has answered.
 */
export function createEmailReminders(platform: Platform, { everyMs = 5_000 } = {}): BackgroundWorker {
  const { db, clock, log } = platform;

  /** Returns the number of reminders that were handled. */
  async function serve(tenantId: string): Promise<number> {
    const at = clock.now();
    const { claimed, mails } = await withTenants(db, [tenantId], async (tx) => {
      const until = new Date(at.getTime() + LEASE_MS);
      const claimed = await claimEmailReminders(tx, tenantId, { at, until, maxRows: BATCH });
      const wanted = await settle(tx, tenantId, claimed, at);
      const mails = [];
      for (const due of wanted) mails.push({ due, mail: await writeMail(platform, tx, tenantId, due) });
      return { claimed, mails };
    });
    for (const { due, mail } of mails) {
      // If this fails, it is sent again when the claim ends.
      const isSent = await platform.mail.send(mail).then(
        () => true,
        (error) => {
          log.warn({ err: error, tenantId }, 'an e-mail about an unanswered conversation could not be sent');
          return false;
        },
      );
      if (isSent || due.attempts >= MAX_ATTEMPTS)
        await withTenants(db, [tenantId], (tx) => endEmail(tx, tenantId, due, clock.now()));
    }
    return claimed.length;
  }

  return createBackgroundWorker({
    name: 'email-reminders',
    log,
    everyMs,
    async run(signal) {
      const due = await definerTenantsWithDueEmails(db, { at: clock.now(), maxRows: BATCH });
      let handled = 0;
      for (const { tenantId } of due) {
        if (signal.aborted) break;
        // A failure in one tenant must not stop the others.
        handled += await serve(tenantId).catch((error) => {
          if (isDatabaseUnavailable(error)) throw error;
          log.error({ err: error, tenantId }, 'e-mails could not be sent; they will be retried');
          return 0;
        });
      }
      return handled > 0 ? 'more' : 'done';
    },
  });
}

/** Deletes what is not wanted any more, postpones what somebody may still answer, and returns the rest. */
async function settle(tx: Tx, tenantId: string, claimed: readonly DueEmail[], at: Date): Promise<DueEmail[]> {
  const ids = [...new Set(claimed.map(({ conversationId }) => conversationId))];
  const conversations = await findAnswerable(tx, tenantId, ids);
  const answered = await findAnswered(tx, tenantId, claimed);
  const open = conversations.filter(({ id, state }) => state !== 'resolved' && !answered.has(id));
  await deleteEmailReminders(
    tx,
    tenantId,
    ids.filter((id) => !open.some((one) => one.id === id)),
  );
  const responsibleFor = await findResponsible(tx, tenantId, open);
  const answerersOf = new Map(open.map((one) => [one.id, responsibleFor(one).userIds]));
  const left = claimed.filter(({ conversationId }) => answerersOf.has(conversationId));
  const isAnswerer = ({ conversationId, userId }: DueEmail) =>
    answerersOf.get(conversationId)?.includes(userId) ?? false;
  await deleteEmails(
    tx,
    tenantId,
    left.filter((due) => !isAnswerer(due)),
  );
  const own = left.filter(isAnswerer);
  const present = await findPresent(tx, tenantId, [...new Set([...answerersOf.values()].flat())], at);
  const isAttended = ({ conversationId }: DueEmail) =>
    answerersOf.get(conversationId)?.some((userId) => present.has(userId)) ?? false;
  const later = new Date(at.getTime() + POSTPONE_MS);
  await postponeEmails(tx, tenantId, own.filter(isAttended), later);
  return own.filter((due) => !isAttended(due));
}

async function writeMail(
  { config }: Platform,
  tx: Tx,
  tenantId: string,
  { conversationId, since, email, locale }: DueEmail,
): Promise<Mail> {
  const contact = await findConversationContact(tx, tenantId, conversationId);
  const { count, texts } = await findReceivedSince(tx, tenantId, { conversationId, since }, MAX_TEXTS);
  const id = toPublicId('conversation', conversationId);
  return unansweredMail({
    email,
    locale,
    name: contact ? displayNameOf(contact) : '',
    count,
    texts,
    link: pageLink(config, `/inbox?state=all&conversation=${id}`),
  });
}
