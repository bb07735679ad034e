import type { Message } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { ContactRow } from '../../../features/contacts/index.ts';
import {
  announceChangesByCustomers,
  announceConversationCreated,
  announceConversationUpdated,
  type ConversationRow,
  changesByCustomers,
  insertingActivities,
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
  updatingConversations,
  type WrittenConversation,
} from './conversations.store.ts';
import { type FloodLimit, findingFloodLimits } from './flood.store.ts';
import { type Arrival, type FloodGauge, measureFloods } from './flood.ts';
import { isMissedCall, newConversation, receiveMessage, receiveMore } from './receive-message.ts';

/** One conversation of the batch, before and after its messages. */
interface BatchConversation {
  contact: ContactRow;
  /** Undefined if this batch creates the conversation. */
  before: ConversationRow | undefined;
  after: ConversationRow;
  lastMessage: Message | undefined;
  /** The last missed call of the batch. */
  missedCall?: MessageRow;
}

/** The locked conversations of a batch. */
export interface BatchConversations {
  idOf(sessionId: string, contactId: string): string;
  /** Whether this message may have to be sorted after one of our own messages to which it responds. */
  isReplyCandidate(row: NewMessageRow): boolean;
  /** Decides whether this message is to be held back; called once per message, before `receive`. */
  judge(row: NewMessageRow): NewMessageRow['heldBackReason'];
  receive(row: NewMessageRow, message: Message): void;
  /** Applies an update to a message of the conversation. */
  receiveMore(before: MessageRow, row: MessageRow, message: Message): void;
  write(trip: RoundTrip): void;
  /**
   * Call this once the conversations are written. Throws if another process has created one of them in the
   * meantime.
   */
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
  /** When the contact wrote the message, if it counts towards the flood limit. */
  writtenAt: Date | undefined;
}

/** The queries that were sent for the conversations of these pairs. */
export interface LockedConversations {
  pairs: readonly Pair[];
  conversations: Outcome<ConversationRow>;
  limits: Outcome<FloodLimit>;
}

/** Locks the conversations of these pairs. */
export function lockConversations(trip: RoundTrip, pairs: readonly Pair[]): LockedConversations {
  const wanted = new Map(pairs.map((pair) => [keyOf(pair.sessionId, pair.contact.id), pair]));
  const keys = [...wanted.values()].map(({ sessionId, contact }) => ({ sessionId, contactId: contact.id }));
  return {
    pairs,
    conversations: trip.add<ConversationRow>(lockingConversations(keys)),
    limits: trip.add<FloodLimit>(findingFloodLimits([...new Set(pairs.map(({ sessionId }) => sessionId))])),
  };
}

/** Returns the locked conversations; missing ones are created in memory. */
export async function openConversations(
  tx: Tx,
  { pairs, conversations, limits }: LockedConversations,
  { now, floodLimit }: { now: Date; floodLimit: number },
): Promise<BatchConversations> {
  const byKey = new Map<string, BatchConversation>();
  const wanted = new Map(pairs.map((pair) => [keyOf(pair.sessionId, pair.contact.id), pair]));
  const stored = new Map(conversations.rows().map((row) => [keyOf(row.sessionId, row.contactId), row]));
  const ownLimits = new Map(limits.rows().map(({ id, limit }) => [id, limit]));
  for (const [key, { tenantId, sessionId, contact }] of wanted) {
    const before = stored.get(key);
    const head = { id: newId(), tenantId, sessionId, contactId: contact.id };
    byKey.set(key, {
      contact,
      before,
      after: before ?? newConversation(head, now),
      lastMessage: undefined,
    });
  }
  const get = (sessionId: string, contactId: string): BatchConversation => {
    const entry = byKey.get(keyOf(sessionId, contactId));
    if (!entry) throw new Error('a message has no conversation');
    return entry;
  };
  const arrivals = pairs.flatMap(({ sessionId, contact, writtenAt }): Arrival[] => {
    const isCounted = writtenAt && contact.groupId === null && !contact.blockedAt; // in a group many people write
    return isCounted ? [{ conversation: get(sessionId, contact.id).after, at: writtenAt }] : [];
  });
  const limitOf = (sessionId: string) => ownLimits.get(sessionId) ?? floodLimit;
  const gauge: FloodGauge = await measureFloods(tx, arrivals, limitOf);
  let written: Outcome<WrittenConversation>[] = [];
  let changes: ReturnType<typeof changesByCustomers> = [];
  return {
    idOf: (sessionId, contactId) => get(sessionId, contactId).after.id,
    judge(row) {
      if (row.direction !== 'in' || row.origin !== 'customer') return null;
      const entry = get(row.sessionId, row.contactId);
      if (entry.contact.blockedAt) return 'blocked';
      if (entry.contact.groupId !== null) return null;
      const { conversation, isFlood } = gauge.count(entry.after, row.providerAt);
      entry.after = conversation;
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
      const entry = get(row.sessionId, row.contactId);
      entry.after = receiveMessage(entry.after, row, now);
      if (entry.after.lastMessageId === row.id) entry.lastMessage = message;
      if (isMissedCall(row) && !row.heldBackReason) entry.missedCall = row;
    },
    receiveMore(before, row, message) {
      const entry = get(row.sessionId, row.contactId);
      entry.after = receiveMore(entry.after, before, row, now);
      if (entry.after.lastMessageId === row.id) entry.lastMessage = message;
      if (isMissedCall(row) && !isMissedCall(before) && !row.heldBackReason) entry.missedCall = row;
    },
    write(trip) {
      const all = [...byKey.values()];
      const begun = all.filter((entry) => !entry.before).map((entry) => entry.after);
      const known = all.filter((entry) => entry.before).map((entry) => entry.after);
      begun.sort((a, b) => (keyOf(a.sessionId, a.contactId) < keyOf(b.sessionId, b.contactId) ? -1 : 1));
      const parts = [
        ...(begun.length > 0 ? [insertingConversations(begun)] : []),
        ...(known.length > 0 ? [updatingConversations(known)] : []),
      ];
      written = parts.map((part) => trip.add<WrittenConversation>(part));
      changes = changesByCustomers(
        [...byKey.values()].flatMap(({ before, after }) => (before ? [{ before, after }] : [])),
        now,
      );
      if (changes.length > 0) trip.add(insertingActivities(changes));
    },
    checkWritten() {
      const teamById = new Map(
        written.flatMap((outcome) => outcome.rows()).map((row) => [row.id, row.teamId]),
      );
      if (teamById.size < byKey.size) throw readConflict();
      for (const entry of byKey.values())
        entry.after = { ...entry.after, teamId: teamById.get(entry.after.id) ?? null };
    },
    announceNew(tx) {
      for (const { before, after, contact, lastMessage } of byKey.values()) {
        if (before) continue;
        const conversation = presentConversation(after, contact, lastMessage ?? null);
        announceConversationCreated(tx, after.tenantId, conversation, now);
      }
    },
    announceChanged(tx) {
      for (const { before, after, lastMessage } of byKey.values()) {
        if (before)
          announceConversationUpdated(tx, { before, after }, now, lastMessage ? { lastMessage } : {});
      }
      announceChangesByCustomers(tx, changes);
    },
    async notifyMembers(tx) {
      const steps = [...byKey.values()].flatMap(({ before, after, lastMessage }) =>
        before ? [{ before, after, preview: lastMessage?.text ?? null }] : [],
      );
      await notifyAssignees(tx, steps, { actorId: null, at: now });
      for (const { after, missedCall } of byKey.values())
        if (missedCall) await notifyMissedCall(tx, after, missedCall.id, now);
    },
  };
}

function keyOf(sessionId: string, contactId: string): string {
  return `${sessionId} ${contactId}`;
}
