import type { Tx } from '@waqtor/db';
import type { ConversationRow } from '../../../features/conversations/index.ts';
import { countWritten } from './flood.store.ts';
import { countMinute, minuteOf } from './receive-message.ts';

/** An inbound message about to be stored, with its locked conversation. */
export interface Arrival {
  conversation: ConversationRow;
  at: Date;
}

/** Counts inbound messages per conversation and minute. */
export interface FloodGauge {
  /**
   * Counts one more message. Returns whether it exceeds the limit, and the conversation with its new count.
   */
  count(conversation: ConversationRow, at: Date): { conversation: ConversationRow; isFlood: boolean };
}

/**
 * Counts the messages in each minute of these arrivals, over all processes: for a conversation's latest
 * minute the count on its locked row, for an earlier minute the stored messages. The same number of messages
 * passes in any order.
 */
export async function measureFloods(
  tx: Tx,
  arrivals: readonly Arrival[],
  limitOf: (sessionId: string) => number,
): Promise<FloodGauge> {
  const counts = new Map<string, number>();
  const late = new Map<string, { conversationId: string; minute: number; maxCount: number }>();
  // A single message cannot exceed a limit, so most batches need no query.
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
      late.set(key, { conversationId: conversation.id, minute, maxCount: limit });
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
