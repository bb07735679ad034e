import type { Message } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import {
  announceConversationCreated,
  announceConversationUpdated,
  type ConversationRow,
  notifyAssignees,
  notifyMissedCall,
  presentConversation,
} from '../../../features/conversations/index.ts';
import type { MessageRow } from '../../../features/messages/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { Outcome, RoundTrip } from '../../../platform/round-trip.ts';
import { readConflict } from '../batches/read-conflict.ts';
import type { NewMessageRow } from '../messages/inbound-row.ts';
import {
  insertingConversations,
  lockingConversations,
  type Placed,
  updatingConversations,
} from './conversations.store.ts';
import { type FloodLimit, findingFloodLimits } from './flood.store.ts';
import { type Arrival, type FloodGauge, measureFloods } from './flood.ts';
import { isMissedCall, newConversation, receiveMessage, receiveMore } from './receive-message.ts';

/** One conversation of the batch, before and after its messages. */
interface Thread {
  contact: ContactRow;
  /** Undefined when this batch creates it. */
  before: ConversationRow | undefined;
  after: ConversationRow;
  lastMessage: Message | undefined;
  /** The last missed call of the batch. */
  missedCall?: MessageRow;
}

/** The locked conversations of a batch. */
export interface Threads {
  idOf(sessionId: string, contactId: string): string;
  /** Whether this message may have to be sorted after one of our own messages that it follows. */
  isReplyCandidate(row: NewMessageRow): boolean;
  /** Whether this message is to be held back; called once per message, before `receive`. */
  judge(row: NewMessageRow): NewMessageRow['heldReason'];
  receive(row: NewMessageRow, message: Message): void;
  /** A message of the conversation was updated. */
  receiveMore(before: MessageRow, row: MessageRow, message: Message): void;
  write(trip: RoundTrip): void;
  /** Call it once they are written; throws when another process has created one of them meanwhile. */
  checkWritten(): void;
  announceNew(tx: Tx): void;
  announceChanged(tx: Tx): void;
  /** Notifies members of conversations that a contact reopened, and of missed calls. */
  notifyMembers(tx: Tx): Promise<void>;
}

interface Pair {
  tenantId: string;
  sessionId: string;
  contact: ContactRow;
  /** When the contact wrote it, if the message counts towards a flood. */
  writtenAt: Date | undefined;
}

/** The queries sent for the conversations of these pairs. */
export interface LockedThreads {
  pairs: readonly Pair[];
  conversations: Outcome<ConversationRow>;
  limits: Outcome<FloodLimit>;
}

/** Locks the conversations of these pairs. */
export function lockThreads(trip: RoundTrip, pairs: readonly Pair[]): LockedThreads {
  const wanted = new Map(pairs.map((pair) => [keyOf(pair.sessionId, pair.contact.id), pair]));
  const keys = [...wanted.values()].map(({ sessionId, contact }) => ({ sessionId, contactId: contact.id }));
  return {
    pairs,
    conversations: trip.add<ConversationRow>(lockingConversations(keys)),
    limits: trip.add<FloodLimit>(findingFloodLimits([...new Set(pairs.map(({ sessionId }) => sessionId))])),
  };
}

/** The locked conversations; missing ones are created in memory. */
export async function openThreads(
  tx: Tx,
  { pairs, conversations, limits }: LockedThreads,
  { now, floodLimit }: { now: Date; floodLimit: number },
): Promise<Threads> {
  const threads = new Map<string, Thread>();
  const wanted = new Map(pairs.map((pair) => [keyOf(pair.sessionId, pair.contact.id), pair]));
  const stored = new Map(conversations.rows().map((row) => [keyOf(row.sessionId, row.contactId), row]));
  const ownLimits = new Map(limits.rows().map(({ id, most }) => [id, most]));
  for (const [key, { tenantId, sessionId, contact }] of wanted) {
    const before = stored.get(key);
    const head = { id: newId(), tenantId, sessionId, contactId: contact.id };
    threads.set(key, {
      contact,
      before,
      after: before ?? newConversation(head, now),
      lastMessage: undefined,
    });
  }
  const get = (sessionId: string, contactId: string): Thread => {
    const thread = threads.get(keyOf(sessionId, contactId));
    if (!thread) throw new Error('a message has no conversation');
    return thread;
  };
  const arrivals = pairs.flatMap(({ sessionId, contact, writtenAt }): Arrival[] => {
    const isCounted = writtenAt && contact.groupId === null && !contact.blockedAt; // many people write in a group
    return isCounted ? [{ conversation: get(sessionId, contact.id).after, at: writtenAt }] : [];
  });
  const limitOf = (sessionId: string) => ownLimits.get(sessionId) ?? floodLimit;
  const gauge: FloodGauge = await measureFloods(tx, arrivals, limitOf);
  let placed: Outcome<Placed>[] = [];
  return {
    idOf: (sessionId, contactId) => get(sessionId, contactId).after.id,
    judge(row) {
      if (row.direction !== 'in' || row.origin !== 'customer') return null;
      const thread = get(row.sessionId, row.contactId);
      if (thread.contact.blockedAt) return 'blocked';
      if (thread.contact.groupId !== null) return null;
      const { conversation, isFlood } = gauge.count(thread.after, row.providerAt);
      thread.after = conversation;
      return isFlood ? 'rate_limit' : null;
    },
    isReplyCandidate({ sessionId, contactId, origin, kind, providerAt }) {
      const { lastOutboundAt } = get(sessionId, contactId).after;
      // A message that is later by a second or more is sorted after it anyway. A call keeps the time of its
      // last report.
      if (origin === 'history' || kind === 'call') return false;
      return lastOutboundAt !== null && +lastOutboundAt + 1_000 >= +providerAt;
    },
    receive(row, message) {
      const thread = get(row.sessionId, row.contactId);
      thread.after = receiveMessage(thread.after, row, now);
      if (thread.after.lastMessageId === row.id) thread.lastMessage = message;
      if (isMissedCall(row) && !row.heldReason) thread.missedCall = row;
    },
    receiveMore(before, row, message) {
      const thread = get(row.sessionId, row.contactId);
      thread.after = receiveMore(thread.after, before, row, now);
      if (thread.after.lastMessageId === row.id) thread.lastMessage = message;
      if (isMissedCall(row) && !isMissedCall(before) && !row.heldReason) thread.missedCall = row;
    },
    write(trip) {
      const all = [...threads.values()];
      const begun = all.filter((thread) => !thread.before).map((thread) => thread.after);
      const known = all.filter((thread) => thread.before).map((thread) => thread.after);
      begun.sort((a, b) => (keyOf(a.sessionId, a.contactId) < keyOf(b.sessionId, b.contactId) ? -1 : 1));
      const parts = [
        ...(begun.length > 0 ? [insertingConversations(begun)] : []),
        ...(known.length > 0 ? [updatingConversations(known)] : []),
      ];
      placed = parts.map((part) => trip.add<Placed>(part));
    },
    checkWritten() {
      const teamById = new Map(
        placed.flatMap((outcome) => outcome.rows()).map((row) => [row.id, row.teamId]),
      );
      if (teamById.size < threads.size) throw readConflict();
      for (const thread of threads.values())
        thread.after = { ...thread.after, teamId: teamById.get(thread.after.id) ?? null };
    },
    announceNew(tx) {
      for (const { before, after, contact, lastMessage } of threads.values()) {
        if (before) continue;
        const conversation = presentConversation(after, contact, lastMessage ?? null);
        announceConversationCreated(tx, after.tenantId, conversation, now);
      }
    },
    announceChanged(tx) {
      for (const { before, after, lastMessage } of threads.values()) {
        if (before)
          announceConversationUpdated(tx, { before, after }, now, lastMessage ? { lastMessage } : {});
      }
    },
    async notifyMembers(tx) {
      const steps = [...threads.values()].flatMap(({ before, after, lastMessage }) =>
        before ? [{ before, after, preview: lastMessage?.text ?? null }] : [],
      );
      await notifyAssignees(tx, steps, { actorId: null, at: now });
      for (const { after, missedCall } of threads.values())
        if (missedCall) await notifyMissedCall(tx, after, missedCall.id, now);
    },
  };
}

function keyOf(sessionId: string, contactId: string): string {
  return `${sessionId} ${contactId}`;
}
