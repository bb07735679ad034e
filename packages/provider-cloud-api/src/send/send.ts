import { type OutgoingMessage, ProviderError, providerId, type SendResult } from '@waqtor/provider';
import type { GraphClient } from '../graph/client.ts';
import { isJson } from '../graph/client.ts';
import { partyOf } from '../webhook/reading/parties.ts';
import { buildMessage } from './build-message.ts';

/** Sends one message. If the response contains no id, it is unknown whether the message was sent. */
export async function send(graph: GraphClient, message: OutgoingMessage): Promise<SendResult> {
  const body = buildMessage(message);
  const answer = await graph.post(`${graph.credentials.phoneNumberId}/messages`, body);
  const id = firstOf(answer.messages)?.id;
  if (typeof id !== 'string' || id === '') {
    throw new ProviderError('transient', 'WhatsApp accepted the request but returned no message id.', {
      certain: false,
    });
  }
  const contact = firstOf(answer.contacts);
  const resolved = partyOf(contact?.wa_id, contact?.user_id);
  return { providerId: providerId(id), contact: resolved ?? message.to };
}

function firstOf(list: unknown): Record<string, unknown> | undefined {
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isJson(first) ? first : undefined;
}
