import { type Conversation, toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { type ConversationRow, presentChangeable } from './conversations.present.ts';

/** `changes` is the whole conversation. */
export function conversationCreated(tenantId: string, conversation: Conversation, at: Date): NewEvent {
  const data = { conversationId: conversation.id, changes: conversation };
  return { tenantId, topic: 'conversations', type: 'conversation.created', data, at };
}

/** The fields of a Conversation that moved: as they are, and as they were. */
export function movedFields(
  before: ConversationRow,
  after: ConversationRow,
): { changes: Partial<Changeable>; before: Partial<Changeable> } {
  const was = presentChangeable(before);
  const is = presentChangeable(after);
  const moved = Object.keys(is).filter(
    (field) => !isSame(was[field as Field], is[field as Field]),
  ) as Field[];
  const pick = (fields: Changeable) => Object.fromEntries(moved.map((field) => [field, fields[field]]));
  return { changes: pick(is), before: pick(was) };
}

/** Undefined when nothing that can be seen has moved. */
export function conversationUpdated(
  before: ConversationRow,
  after: ConversationRow,
  at: Date,
): NewEvent | undefined {
  const { changes } = movedFields(before, after);
  if (Object.keys(changes).length === 0) return undefined;
  const data = { conversationId: toPublicId('conversation', after.id), changes };
  return { tenantId: after.tenantId, topic: 'conversations', type: 'conversation.updated', data, at };
}

type Changeable = ReturnType<typeof presentChangeable>;
type Field = keyof Changeable;

/** Tags are lists, everything else is plain. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}
