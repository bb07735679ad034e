import { api, ask } from '../../../../lib/api.ts';
import { giveBack } from '../give-back.ts';
import { dropSendingSoon, type SendingSoon } from './sending-soon.ts';

/** Takes it back and puts it into the field again. What has left already stays away; then it throws, when all else is back. */
export async function undoSending(soon: SendingSoon): Promise<void> {
  dropSendingSoon(soon);
  const { conversationId, parts, text } = soon;
  const results = await Promise.allSettled(parts.map(({ messageId }) => cancel(messageId)));
  const back = parts.filter((_, i) => results[i]?.status === 'fulfilled').map(({ part }) => part);
  giveBack(conversationId, back, { text: back.length === parts.length ? text : undefined });
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function cancel(messageId: string): Promise<unknown> {
  return ask(api.POST('/api/v1/messages/{messageId}/cancel', { params: { path: { messageId } } }));
}
