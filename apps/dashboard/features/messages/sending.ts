import { api, ask } from '../../lib/api.ts';
import { defineOutboxKind } from '../../lib/outbox.ts';
import type { Message } from './apply-event.ts';
import { acceptedAs, type Outgoing, type Sent, withMedia } from './outgoing.ts';

export const messageOutbox = defineOutboxKind<Sent, Message>('message', {
  async send(sent, key, amend) {
    if (sent.draft.kind === 'note') return writeNote(sent, key);
    const ready = await uploaded(sent);
    // Persisted before the send: a retry under the same idempotency key must have the same body, including
    // the media id.
    if (ready !== sent) await amend(ready);
    return post(ready, key);
  },
  async onRefused({ conversationId, draft }) {
    const { giveBack } = await import('./composer/give-back.ts');
    giveBack(conversationId, [draft], { isAfter: true });
  },
});

async function uploaded(sent: Sent): Promise<Sent> {
  const { file } = sent.draft;
  if (!file || file.media) return sent;
  const { mediaOf } = await import('./composer/attachments/attachments.ts');
  return withMedia(sent, await mediaOf(file));
}

/**
 * Only this response decides whether the message was accepted; an accepted message is never sent again, even
 * if a later read fails.
 */
async function post(sent: Sent, idempotencyKey: string): Promise<Message> {
  const { data } = await ask(
    api.POST('/api/v1/messages/send', {
      params: { header: { 'idempotency-key': idempotencyKey } },
      body: { conversationId: sent.conversationId, priority: 'normal', ...bodyOf(sent.draft) },
    }),
  );
  return acceptedAs(sent, data);
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

async function writeNote({ conversationId, draft }: Sent, idempotencyKey: string): Promise<Message> {
  const { data } = await ask(
    api.POST('/api/v1/conversations/{conversationId}/notes', {
      params: { path: { conversationId }, header: { 'idempotency-key': idempotencyKey } },
      body: { text: draft.text, ...(draft.mentions?.length ? { mentions: draft.mentions } : {}) },
    }),
  );
  return data as Message;
}
