import { fromPublicId, toPublicId } from '@waqtor/contract';

/*
 * The callback data attached to a send and returned with each of its statuses: the message's id and, after a
 * retry, the number of the retry. `msg_…` is the first send, `msg_….1` the one after the first retry.
 */

export function callbackDataOf(message: { id: string; retries: number }): string {
  const id = toPublicId('message', message.id);
  return message.retries === 0 ? id : `${id}.${message.retries}`;
}

/** Returns the send identified by callback data; undefined for a text that this server did not write. */
export function readCallbackData(text: string): { messageId: string; retries: number } | undefined {
  const [id = '', count, ...rest] = text.split('.');
  const messageId = fromPublicId('message', id);
  if (!messageId || rest.length > 0) return undefined;
  if (count === undefined) return { messageId, retries: 0 };
  return /^[1-9]\d{0,4}$/.test(count) ? { messageId, retries: Number(count) } : undefined;
}
