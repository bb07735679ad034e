import { type Conversation, conversationCreated, conversationUpdated, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import { type ConversationRow, presentChangeable } from './conversations.present.ts';

/** The event's `changes` contain the whole conversation. */
export function announceConversationCreated(
  tx: Tx,
  tenantId: string,
  conversation: Conversation,
  at: Date,
): void {
  const event = conversationCreated({ conversationId: conversation.id, changes: conversation });
  announce(tx, event, { tenantId, at });
}

/** Returns the fields of a Conversation that changed, with their new and previous values. */
export function movedFields(
  before: ConversationRow,
  after: ConversationRow,
): { changes: Partial<Changeable>; previous: Partial<Changeable> } {
  const was = presentChangeable(before);
  const is = presentChangeable(after);
  const moved = Object.keys(is).filter(
    (field) => !isSame(was[field as Field], is[field as Field]),
  ) as Field[];
  const pick = (fields: Changeable) => Object.fromEntries(moved.map((field) => [field, fields[field]]));
  return { changes: pick(is), previous: pick(was) };
}

/** Publishes the changed fields; no-op if none of them is visible. `more` is added to the event. */
export function announceConversationUpdated(
  tx: Tx,
  { before, after }: { before: ConversationRow; after: ConversationRow },
  at: Date,
  more: Pick<Partial<Conversation>, 'lastMessage'> = {},
): void {
  const { changes } = movedFields(before, after);
  if (Object.keys(changes).length === 0) return;
  const conversationId = toPublicId('conversation', after.id);
  const event = conversationUpdated({ conversationId, changes: { ...changes, ...more } });
  announce(tx, event, { tenantId: after.tenantId, at });
}

type Changeable = ReturnType<typeof presentChangeable>;
type Field = keyof Changeable;

/** Tags are compared as lists, everything else by value. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}
