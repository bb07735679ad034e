import type { ProviderId } from '@waqtor/provider';
import type { GraphClient } from '../graph/client.ts';

/**
 * Marks an inbound message and those before it as read. With `typing`, "typing" is shown until the business
 * replies, for at most 25 s.
 */
export async function markRead(graph: GraphClient, message: ProviderId, typing: boolean): Promise<void> {
  await graph.post(`${graph.credentials.phoneNumberId}/messages`, {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: message,
    ...(typing ? { typing_indicator: { type: 'text' } } : {}),
  });
}
