import { type Contact, type Conversation, type Message, toPublicId } from '@waqtor/contract';
import type { Conversations } from '@waqtor/db';
import type { Selectable } from 'kysely';
import { type ContactRow, presentContact } from '../contacts/index.ts';
import { presentTags } from '../tags/index.ts';

export type ConversationRow = Selectable<Conversations>;

/** Converts a row to the contract type, with its contact and, if there is one, its last message. */
export function presentConversation(
  row: ConversationRow,
  contact: ContactRow | Contact,
  lastMessage?: Message | null,
): Conversation {
  return {
    id: toPublicId('conversation', row.id),
    sessionId: toPublicId('session', row.sessionId),
    contact: 'displayName' in contact ? contact : presentContact(contact),
    ...presentChangeable(row),
    lastMessage: lastMessage ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Returns the fields of a Conversation that can change; `conversation.updated` contains those that did. */
export function presentChangeable(
  row: ConversationRow,
): Omit<Conversation, 'id' | 'sessionId' | 'contact' | 'lastMessage' | 'createdAt'> {
  return {
    status: row.state,
    assigneeId: row.assigneeId ? toPublicId('user', row.assigneeId) : null,
    teamId: row.teamId ? toPublicId('team', row.teamId) : null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    unreadCount: row.unreadCount,
    heldBackCount: row.heldBackCount,
    tags: presentTags(row.tags),
    windowExpiresAt: row.windowExpiresAt?.toISOString() ?? null,
    lastMessageAt: row.lastMessageAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
