import { fromPublicId, toPublicId } from '@waqtor/contract';

/*
 * What we attach to a send and get back with each of its statuses: the message's id, and from the second send on which
 * send it was. `msg_…` is the first, `msg_….1` the one after the first retry.
 */

export function callbackDataOf(message: { id: string; retries: number }): string {
  const id = toPublicId('message', message.id);
  return message.retries === 0 ? id : `${id}.${message.retries}`;
}

/** The send that callback data names; undefined for text that is none of ours. */
export function readCallbackData(text: string): { messageId: string; retries: number } | undefined {
  const [id = '', count, ...rest] = text.split('.');
  const messageId = fromPublicId('message', id);
  if (!messageId || rest.length > 0) return undefined;
  if (count === undefined) return { messageId, retries: 0 };
  return /^[1-9]\d{0,4}$/.test(count) ? { messageId, retries: Number(count) } : undefined;
}
