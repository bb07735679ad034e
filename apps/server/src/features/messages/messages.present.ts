import {
  type Ack,
  isMediaKind,
  type Message,
  type MessageContent,
  type MessageMedia,
  toPublicId,
} from '@waqtor/contract';
import type { Messages } from '@waqtor/db';
import type { Selectable } from 'kysely';
import { type ContactRow, displayNameOf } from '../contacts/index.ts';
import { type Statuses, stepInstants } from './status/message-status.ts';

/** A row of `messages` without `raw`, which is returned only by the endpoint for a single message. */
export type MessageRow = Omit<Selectable<Messages>, 'raw'>;

/**
 * Converts a row to the contract type. `media` is its presented file, `sender` the author of a group message.
 */
export function presentMessage(row: MessageRow, media?: MessageMedia, sender?: ContactRow): Message {
  const content = row.content as MessageContent;
  const delivery = presentDelivery(row);
  return {
    id: toPublicId('message', row.id),
    sessionId: toPublicId('session', row.sessionId),
    conversationId: toPublicId('conversation', row.conversationId),
    contactId: toPublicId('contact', row.contactId),
    groupId: row.groupId,
    sender: sender ? { contactId: toPublicId('contact', sender.id), name: displayNameOf(sender) } : null,
    direction: row.direction,
    origin: row.origin,
    content: media && isMediaKind(content.type) ? ({ ...content, media } as MessageContent) : content,
    text: row.text,
    ...delivery,
    replyToProviderId: row.replyToProviderId,
    targetProviderId: row.targetProviderId,
    authorId: row.authorId ? toPublicId('user', row.authorId) : null,
    heldBackReason: row.heldBackReason,
    scheduledAt: row.scheduledAt?.toISOString() ?? null,
    at: row.at.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** The fields of a message that can change; the data of `message.updated` contains the same fields. */
export type MessageDelivery = Pick<Message, 'status' | 'ack' | 'statusTimestamps' | 'error' | 'providerId'>;

/** Presents the status of a message. Its error is included only while it is the latest result. */
export function presentDelivery(
  row: Pick<
    MessageRow,
    'direction' | 'ack' | 'statuses' | 'error' | 'providerId' | 'isUnknown' | 'canceledAt' | 'scheduledAt'
  >,
): MessageDelivery {
  const status = statusOf(row);
  const error = status === 'failed' || status === 'unknown' ? (row.error as Message['error']) : null;
  return {
    status,
    ack: row.ack as Ack,
    statusTimestamps: stepInstants(row.statuses as Statuses),
    error: error ?? null,
    providerId: row.providerId,
  };
}

const byAck = { '-1': 'failed', 1: 'sent', 2: 'delivered', 3: 'read', 4: 'played' } as const;

/**
 * `sending` means that WhatsApp has accepted the message and not yet reported it as sent. Before that it is
 * queued or scheduled.
 */
export function statusOf(
  row: Pick<MessageRow, 'direction' | 'ack' | 'providerId' | 'isUnknown' | 'canceledAt' | 'scheduledAt'>,
): Message['status'] {
  if (row.direction === 'internal') return 'note';
  if (row.direction === 'in') return 'received';
  if (row.canceledAt) return 'canceled';
  const reported = byAck[row.ack as keyof typeof byAck];
  if (reported) return reported;
  if (row.isUnknown) return 'unknown';
  if (row.providerId) return 'sending';
  return row.scheduledAt ? 'scheduled' : 'queued';
}
