import { create } from 'zustand';
import type { Outgoing } from '../../outgoing.ts';

/** Messages in their undo period: accepted by the server and scheduled a few seconds ahead. */
export interface SendingSoon {
  conversationId: string;
  name: string;
  /** The messages, in order. */
  parts: readonly { messageId: string; part: Outgoing }[];
  /** The text before it was split into messages; undefined if only some of them were accepted. */
  text: string | undefined;
  /** When they are sent, by the clock of this device; ms since the epoch. */
  leavesAt: number;
}

export const useSendingSoon = create<{ waiting: readonly SendingSoon[] }>(() => ({ waiting: [] }));

export function addSendingSoon(soon: SendingSoon): void {
  useSendingSoon.setState(({ waiting }) => ({ waiting: [...waiting, soon] }));
}

export function dropSendingSoon(soon: SendingSoon): void {
  useSendingSoon.setState(({ waiting }) => ({ waiting: waiting.filter((it) => it !== soon) }));
}
