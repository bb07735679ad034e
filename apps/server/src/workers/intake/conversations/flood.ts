import type { Tx } from '@waqtor/db';
import type { ConversationRow } from '../../../features/conversations/index.ts';
import { countWritten } from './flood.store.ts';
import { countMinute, minuteOf } from './receive-message.ts';

/** A message a customer wrote, about to be stored, with its conversation, which is locked. */
export interface Arrival {
  conversation: ConversationRow;
  at: Date;
}

/** Counts what customers write, per conversation and minute. */
export interface FloodGauge {
  /** Counts one more message: whether it is beyond the limit, and its conversation as it remembers that. */
  count(conversation: ConversationRow, at: Date): { conversation: ConversationRow; isFlood: boolean };
}

/**
 * How many messages each minute has had that these arrivals fall into, over all processes: of a conversation's latest minute
 * by the count on its locked row, of an earlier one by what is stored. So in any order as many are let through.
 */
export async function gaugeFloods(
  tx: Tx,
  arrivals: readonly Arrival[],
  limitOf: (sessionId: string) => number,
): Promise<FloodGauge> {
  const counts = new Map<string, number>();
  const late = new Map<string, { conversationId: string; minute: number; limit: number }>();
  // One alone is beyond no limit: most batches ask nothing.
  const isSeveral = ({ conversation, at }: Arrival) => minuteOf(at) <= conversation.inboundMinute;
  const ofConversation = new Map<string, number>();
  for (const { conversation } of arrivals) {
    ofConversation.set(conversation.id, (ofConversation.get(conversation.id) ?? 0) + 1);
  }
  const judged = arrivals.filter((it) => isSeveral(it) || (ofConversation.get(it.conversation.id) ?? 0) > 1);
  for (const { conversation, at } of judged) {
    const minute = minuteOf(at);
    const key = keyOf(conversation.id, minute);
    const limit = limitOf(conversation.sessionId);
    if (minute === conversation.inboundMinute) counts.set(key, conversation.inboundMinuteCount);
    else if (minute < conversation.inboundMinute && limit > 0) {
      late.set(key, { conversationId: conversation.id, minute, limit });
    }
  }
  for (const { conversationId, minute, count } of await countWritten(tx, [...late.values()])) {
    counts.set(keyOf(conversationId, minute), count);
  }
  return {
    count(conversation, at) {
      const minute = minuteOf(at);
      const key = keyOf(conversation.id, minute);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      const limit = limitOf(conversation.sessionId);
      return { conversation: countMinute(conversation, minute, count), isFlood: limit > 0 && count > limit };
    },
  };
}

const keyOf = (conversationId: string, minute: number) => `${conversationId} ${minute}`;
