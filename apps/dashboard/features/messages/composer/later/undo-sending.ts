import { api, unwrap } from '../../../../lib/api.ts';
import { restoreDraft } from '../restore-draft.ts';
import { dropSendingSoon, type SendingSoon } from './sending-soon.ts';

/**
 * Cancels the messages and puts them back into the composer. Messages already sent stay sent; the function
 * then throws, after the others are back.
 */
export async function undoSending(soon: SendingSoon): Promise<void> {
  dropSendingSoon(soon);
  const { conversationId, parts, text } = soon;
  const results = await Promise.allSettled(parts.map(({ messageId }) => cancel(messageId)));
  const back = parts.filter((_, i) => results[i]?.status === 'fulfilled').map(({ part }) => part);
  restoreDraft(conversationId, back, { text: back.length === parts.length ? text : undefined });
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function cancel(messageId: string): Promise<unknown> {
  return unwrap(api.POST('/api/v1/messages/{messageId}/cancel', { params: { path: { messageId } } }));
}
