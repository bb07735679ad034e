import { message, modifierKinds } from '@waqtor/contract';
import { z } from 'zod';
import { openEvent, type StoredEvent } from '../../platform/events/read-events.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';

/** A customer's message of which members are notified. Ids are uuids. */
export interface ReceivedMessage {
  id: string;
  conversationId: string;
  text: string | null;
  createdAt: Date;
}

/** The fields that are needed. Events written before an upgrade may lack the others. */
const needed = z.object({
  ...message.pick({ id: true, conversationId: true, direction: true, origin: true, text: true }).shape,
  ...message.pick({ createdAt: true }).shape,
  content: z.object({ type: z.string() }),
});

/** Missed calls have their own notification; the others are no messages of their own. */
const silentKinds: readonly string[] = [...modifierKinds, 'system', 'call'];

/** Returns the message of this event, if members are notified of it. */
export function readReceivedMessage(
  { log }: Platform,
  tenantId: string,
  stored: StoredEvent,
): ReceivedMessage | undefined {
  const event = stored.type === 'message.received' ? openEvent(stored) : undefined;
  if (event?.type !== 'message.received') return undefined;
  const { data, error } = needed.safeParse(event.data.message);
  if (!data) {
    const problem = z.prettifyError(error);
    log.warn({ tenantId, seq: stored.seq, problem }, 'an event could not be parsed and was skipped');
    return undefined;
  }
  if (data.direction !== 'in' || data.origin !== 'customer' || silentKinds.includes(data.content.type))
    return undefined;
  return {
    id: uuidOf('message', data.id),
    conversationId: uuidOf('conversation', data.conversationId),
    text: data.text,
    createdAt: new Date(data.createdAt),
  };
}
