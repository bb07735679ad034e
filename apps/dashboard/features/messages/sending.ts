import { api, unwrap } from '../../lib/api.ts';
import { defineOutboxKind } from '../../lib/outbox.ts';
import type { Message } from './apply-event.ts';
import { type OutboxMessage, type Outgoing, withAccepted, withMedia } from './outgoing.ts';

export const messageOutbox = defineOutboxKind<OutboxMessage, Message>('message', {
  async send(sent, key, amend) {
    if (sent.draft.kind === 'note') return writeNote(sent, key);
    const uploaded = await uploadFile(sent);
    // Persisted before the send: a retry under the same idempotency key must have the same body, including
    // the media id.
    if (uploaded !== sent) await amend(uploaded);
    return post(uploaded, key);
  },
  async onRefused({ conversationId, draft }) {
    const { restoreDraft } = await import('./composer/restore-draft.ts');
    restoreDraft(conversationId, [draft], { isAfter: true });
  },
});

async function uploadFile(sent: OutboxMessage): Promise<OutboxMessage> {
  const { file } = sent.draft;
  if (!file || file.media) return sent;
  const { mediaOf } = await import('./composer/attachments/attachments.ts');
  return withMedia(sent, await mediaOf(file));
}

/**
 * Only this response decides whether the message was accepted; an accepted message is never sent again, even
 * if a later read fails.
 */
async function post(sent: OutboxMessage, idempotencyKey: string): Promise<Message> {
  const { data } = await unwrap(
    api.POST('/api/v1/messages/send', {
      params: { header: { 'idempotency-key': idempotencyKey } },
      body: { conversationId: sent.conversationId, priority: 'normal', ...bodyOf(sent.draft) },
    }),
  );
  return withAccepted(sent, data);
}

function bodyOf({ text, file, template, replyTo, scheduledAt }: Outgoing) {
  return {
    ...(text ? { text } : {}),
    ...(file ? { mediaType: file.kind } : {}),
    ...(file?.media ? { mediaId: file.media.id } : {}),
    ...(file?.isVoice ? { voice: true } : {}),
    ...(template ? { content: template } : {}),
    ...(replyTo ? { replyToMessageId: replyTo.id } : {}),
    ...(scheduledAt ? { scheduledAt } : {}),
  };
}

async function writeNote({ conversationId, draft }: OutboxMessage, idempotencyKey: string): Promise<Message> {
  const { data } = await unwrap(
    api.POST('/api/v1/conversations/{conversationId}/notes', {
      params: { path: { conversationId }, header: { 'idempotency-key': idempotencyKey } },
      body: { text: draft.text, ...(draft.mentions?.length ? { mentions: draft.mentions } : {}) },
    }),
  );
  return data as Message;
}
