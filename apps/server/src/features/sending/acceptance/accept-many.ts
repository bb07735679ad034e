import type { MessageContent } from '@waqtor/contract';
import { fromPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Platform } from '../../../platform/platform.ts';
import { lockMediaBatch } from '../../media/index.ts';
import { findReferred, type MessageRow } from '../../messages/index.ts';
import type { Engines } from '../../sessions/index.ts';
import { mediaIdOf } from '../content/outgoing-file.ts';
import { findTemplates } from '../content/templates-of-batch.ts';
import type { SendRequest } from '../send-request.ts';
import { attempt } from './attempt.ts';
import { type CheckedRequest, checkRequest, type References } from './check-request.ts';
import { findConversations, type TargetConversation } from './find-conversations.ts';
import { storeAccepted } from './store-accepted.ts';

/** The result of one request. A refusal changes no row and does not affect the rest of the batch. */
export type Outcome = { kind: 'accepted'; row: MessageRow } | { kind: 'refused'; error: Error };

export interface AcceptOptions {
  platform: Pick<Platform, 'config' | 'secrets' | 'clock'>;
  engines: Engines;
  now: Date;
  /**
   * Do not wait for conversations that another transaction has locked, but refuse with `ConversationLocked`.
   */
  skipLocked?: boolean;
}

/**
 * Accepts messages of one or several tenants in the caller's transaction, which must include these tenants.
 * Each message is checked separately; then all messages that may be sent are stored together with their send
 * queue entries, the new last messages of their conversations, search documents and events. The number of
 * statements is constant. Messages of one conversation keep their order. The outcomes are in the order of the
 * requests.
 *
 * If data was changed concurrently, PostgreSQL aborts the transaction with a serialization failure (40001) or
 * a foreign key violation (23503), and the caller must run it again.
 */
export async function acceptMany(
  tx: Tx,
  requests: readonly SendRequest[],
  options: AcceptOptions,
): Promise<Outcome[]> {
  if (requests.length === 0) return [];
  const conversations = await findConversations(tx, requests, { skipLocked: options.skipLocked ?? false });
  const references = await findReferences(tx, requests, conversations, options);
  const checked = requests.map((request, i): CheckedRequest | Error => {
    const conversation = conversations[i];
    if (!conversation || conversation instanceof Error)
      return conversation ?? new Error('a request has no conversation');
    return attempt(() => checkRequest(request, conversation, references));
  });
  const accepted = checked.filter((it): it is CheckedRequest => !(it instanceof Error));
  const rows = await storeAccepted(tx, accepted, options);
  return checked.map((it): Outcome => {
    if (it instanceof Error) return { kind: 'refused', error: it };
    const row = rows.get(it.request.id);
    if (!row) throw new Error('an accepted message was not stored');
    return { kind: 'accepted', row };
  });
}

/** Does the same for one message. Throws if it is refused; nothing is stored in that case. */
export async function acceptOne(tx: Tx, request: SendRequest, options: AcceptOptions): Promise<MessageRow> {
  const [outcome] = await acceptMany(tx, [request], options);
  if (outcome?.kind !== 'accepted') throw outcome?.error ?? new Error('a request has no outcome');
  return outcome.row;
}

async function findReferences(
  tx: Tx,
  requests: readonly SendRequest[],
  conversations: readonly (TargetConversation | Error)[],
  { engines, now }: AcceptOptions,
): Promise<References> {
  const mediaIds = requests.flatMap(({ draft }) => mediaIdOf(draft) ?? []);
  const files = await lockMediaBatch(tx, [...new Set(mediaIds)]);
  const referredIds = requests.flatMap(({ draft, replyToMessageId }) => {
    const target = draft.type === 'reaction' ? fromPublicId('message', draft.messageId) : undefined;
    return [replyToMessageId, target].filter((id) => id !== undefined);
  });
  const referred = await findReferred(tx, [...new Set(referredIds)]);
  const templates = await findTemplates(
    tx,
    requests.flatMap(({ draft }, i) => {
      const conversation = conversations[i];
      if (!conversation || conversation instanceof Error || draft.type !== 'content') return [];
      return isTemplate(draft.content) ? [{ session: conversation.session, content: draft.content }] : [];
    }),
  );
  return { engines, files, referred, templates, now };
}

function isTemplate(content: MessageContent): content is Extract<MessageContent, { type: 'template' }> {
  return content.type === 'template';
}
