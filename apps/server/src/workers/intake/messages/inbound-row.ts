import type { Ack } from '@waqtor/contract';
import type { InboundMessage } from '@waqtor/provider';
import {
  applyStatus,
  deriveAck,
  failureOf,
  type MessageRow,
  type Statuses,
  textOfContent,
} from '../../../features/messages/index.ts';
import { newId } from '../../../platform/ids.ts';

/** The row of a message that was not sent through this server. */
export type NewMessageRow = MessageRow & { providerId: string; providerAt: Date };

/**
 * Builds the row of an inbound message, from one or several items. A message that the business wrote on its
 * own phone was already sent; its ack comes from the item.
 */
export function inboundRow(
  event: InboundMessage,
  owner: {
    tenantId: string;
    sessionId: string;
    conversationId: string;
    contactId: string;
    senderId: string | null;
  },
  now: Date,
  parts: readonly InboundMessage[] = [event],
): NewMessageRow {
  const statuses = parts.map(statusesOf).reduce(mergeStatuses);
  const ack = deriveAck(statuses);
  return {
    id: newId(),
    ...owner,
    direction: event.direction,
    origin: event.origin,
    kind: event.content.type,
    groupId: event.groupId ?? null,
    providerId: event.providerId,
    targetProviderId: event.targetProviderId ?? null,
    replyToProviderId: event.replyToProviderId ?? null,
    text: textOfContent(event.content),
    content: event.content,
    authorId: null,
    ack,
    statuses,
    error: errorOf(ack, statuses),
    isUnknown: false,
    retries: 0,
    scheduledAt: null,
    canceledAt: null,
    heldBackReason: null,
    at: event.at,
    providerAt: event.at,
    createdAt: now,
  };
}

/** Why a message that was not sent through this server failed: the first error that WhatsApp reported. */
export function errorOf(ack: Ack, { failed }: Statuses): MessageRow['error'] {
  return ack === -1 && failed ? failureOf(failed) : null;
}

/** The delivery status that is reported by the message's own item. */
export function statusesOf({ direction, step, at }: InboundMessage): Statuses {
  if (direction === 'in') return {};
  const sent = applyStatus({}, { step: 'sent', at });
  return step === undefined ? sent : applyStatus(sent, { step, at });
}

/** Returns the union of both; the same object if the second adds nothing. */
export function mergeStatuses(before: Statuses, more: Statuses): Statuses {
  let statuses = before;
  for (const [step, entry] of Object.entries(more)) {
    statuses = applyStatus(statuses, { step: step as keyof Statuses, at: new Date(entry.at) });
  }
  return statuses;
}
