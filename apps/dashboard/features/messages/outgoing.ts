import type { Schemas } from '../../lib/api.ts';
import type { Message } from './apply-event.ts';
import type { FileKind } from './composer/attachments/files.ts';
import type { Quote } from './composer/drafts.ts';
import { OPTIMISTIC_PREFIX } from './timeline.ts';

/** A file of an outgoing message: `media` once it is uploaded, before that `source`. */
export interface OutgoingFile {
  /** The id of the attachment, under which its upload is tracked. */
  id: string;
  kind: FileKind;
  isVoice: boolean;
  media?: Schemas['Media'] | undefined;
  source?: File | undefined;
}

/** One message to be sent. */
export interface Outgoing {
  kind: 'text' | 'note';
  text: string;
  replyTo?: Quote | undefined;
  file?: OutgoingFile | undefined;
  template?: Extract<Message['content'], { type: 'template' }> | undefined;
  /** The ids of the members mentioned in a note. */
  mentions?: string[] | undefined;
  /** The scheduled time. */
  scheduledAt?: string | undefined;
}

/** The outbox payload, kept until the server has responded. */
export interface OutboxMessage {
  conversationId: string;
  draft: Outgoing;
  optimisticMessage: Message;
}

let lastAt = 0;
/**
 * Returns the current time, but always later than the previous one, so that messages sent together keep their
 * order.
 */
function nextInstant(): string {
  lastAt = Math.max(Date.now(), lastAt + 1);
  return new Date(lastAt).toISOString();
}

/** The optimistic message shown until the server has responded; its id contains the idempotency key. */
export function buildOptimisticMessage(
  conversation: { id: string; sessionId: string; contact: { id: string } },
  draft: Outgoing,
  idempotencyKey: string,
  authorId: string,
): Message {
  const createdAt = nextInstant();
  const at = draft.scheduledAt ?? createdAt;
  const status = draft.scheduledAt ? 'scheduled' : 'queued';
  return {
    id: `${OPTIMISTIC_PREFIX}${idempotencyKey}`,
    sessionId: conversation.sessionId,
    conversationId: conversation.id,
    contactId: conversation.contact.id,
    groupId: null,
    sender: null,
    direction: draft.kind === 'note' ? 'internal' : 'out',
    origin: 'agent',
    content: contentOf(draft),
    text: draft.text || null,
    status: draft.kind === 'note' ? 'note' : status,
    ack: 0,
    statusTimestamps: {},
    error: null,
    providerId: null,
    replyToProviderId: draft.replyTo?.providerId ?? null,
    targetProviderId: null,
    authorId,
    heldBackReason: null,
    scheduledAt: draft.scheduledAt ?? null,
    at,
    createdAt,
  };
}

/** The optimistic message updated from the 202 response. The other fields arrive as an event. */
export function withAccepted(
  { draft, optimisticMessage }: OutboxMessage,
  { messageId, status, createdAt }: Schemas['AcceptedMessage'],
): Message {
  const scheduledAt = status === 'scheduled' ? optimisticMessage.scheduledAt : null;
  return {
    ...optimisticMessage,
    id: messageId,
    content: contentOf(draft),
    status,
    scheduledAt,
    at: scheduledAt ?? createdAt,
    createdAt,
  };
}

/** The payload with its file uploaded. */
export function withMedia(
  { draft, optimisticMessage, ...rest }: OutboxMessage,
  media: Schemas['Media'],
): OutboxMessage {
  const { file } = draft;
  if (!file) return { ...rest, draft, optimisticMessage };
  const uploaded = { ...draft, file: { ...file, media, source: undefined } };
  return {
    ...rest,
    draft: uploaded,
    optimisticMessage: { ...optimisticMessage, content: contentOf(uploaded) },
  };
}

function contentOf({ kind, text, file, template, mentions }: Outgoing): Message['content'] {
  if (kind === 'note') return { type: 'note', text, ...(mentions?.length ? { mentions } : {}) };
  if (template) return template;
  if (!file) return { type: 'text', text };
  const caption = text === '' ? {} : { caption: text };
  const voice = file.isVoice ? { voice: true } : {};
  return {
    type: file.kind,
    media: file.media ?? pendingMedia(file),
    ...caption,
    ...voice,
  } as Message['content'];
}

function pendingMedia({ id, source }: OutgoingFile): Schemas['Media'] {
  const { name = null, type = null, size = null } = source ?? {};
  return {
    id,
    status: 'pending',
    url: null,
    filename: name,
    mimeType: type,
    size,
    sha256: null,
    error: null,
  };
}
