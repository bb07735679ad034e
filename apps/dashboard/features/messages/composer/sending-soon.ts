import { create } from 'zustand';
import { api, ask } from '../../../lib/api.ts';
import type { Outgoing } from '../outgoing.ts';
import { giveBack } from './give-back.ts';

/** What was sent and has not left yet, because its author wants a moment to think again. */
export interface SendingSoon {
  conversationId: string;
  name: string;
  /** Its messages, in order. */
  parts: readonly { messageId: string; part: Outgoing }[];
  /** The words as they were written, before they became messages; undefined when only some of them were accepted. */
  text: string | undefined;
  /** When it leaves, by our own clock. */
  leavesAt: number;
}

export const useSendingSoon = create<{ waiting: readonly SendingSoon[] }>(() => ({ waiting: [] }));

export function addSendingSoon(soon: SendingSoon): void {
  useSendingSoon.setState(({ waiting }) => ({ waiting: [...waiting, soon] }));
}

export function dropSendingSoon(soon: SendingSoon): void {
  useSendingSoon.setState(({ waiting }) => ({ waiting: waiting.filter((it) => it !== soon) }));
}

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
