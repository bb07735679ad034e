import { toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { type ContactRow, presentContact } from './contacts.present.ts';

const topic = 'conversations';

export function contactCreated(row: ContactRow, at: Date): NewEvent {
  return {
    tenantId: row.tenantId,
    topic,
    type: 'contact.created',
    data: { contact: presentContact(row) },
    at,
  };
}

export function contactUpdated(row: ContactRow, at: Date): NewEvent {
  return {
    tenantId: row.tenantId,
    topic,
    type: 'contact.updated',
    data: { contact: presentContact(row) },
    at,
  };
}

export function contactDeleted(tenantId: string, contactId: string, at: Date): NewEvent {
  const data = { contactId: toPublicId('contact', contactId) };
  return { tenantId, topic, type: 'contact.deleted', data, at };
}

export function contactMerged(tenantId: string, fromId: string, intoId: string, at: Date): NewEvent {
  const data = { fromId: toPublicId('contact', fromId), intoId: toPublicId('contact', intoId) };
  return { tenantId, topic, type: 'contact.merged', data, at };
}

/** Two contacts may be one person; a person decides. */
export function mergeSuggested(tenantId: string, contactIds: readonly string[], at: Date): NewEvent {
  const data = { contactIds: contactIds.map((id) => toPublicId('contact', id)) };
  return { tenantId, topic, type: 'contact.merge_suggested', data, at };
}

export function mergeSuggestionDismissed(
  tenantId: string,
  contactIds: readonly string[],
  at: Date,
): NewEvent {
  const data = { contactIds: contactIds.map((id) => toPublicId('contact', id)) };
  return { tenantId, topic, type: 'contact.merge_dismissed', data, at };
}

export function conversationMerged(tenantId: string, fromId: string, intoId: string, at: Date): NewEvent {
  const data = { fromId: toPublicId('conversation', fromId), intoId: toPublicId('conversation', intoId) };
  return { tenantId, topic, type: 'conversation.merged', data, at };
}

/** `changes` are contract fields of the conversation. */
export function conversationChanged(
  row: { id: string; tenantId: string; changes: Record<string, unknown> },
  at: Date,
): NewEvent {
  const data = { conversationId: toPublicId('conversation', row.id), changes: row.changes };
  return { tenantId: row.tenantId, topic, type: 'conversation.updated', data, at };
}
