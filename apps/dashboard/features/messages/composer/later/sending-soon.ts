import { create } from 'zustand';
import type { Outgoing } from '../../outgoing.ts';

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
