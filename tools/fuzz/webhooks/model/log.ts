import { type EventDefinition, findEventDefinition } from '@waqtor/contract';
import type { Contact, Conversation, LogLine, State } from './state.ts';

/*
 * Invariants of the event log: it has no gap; every payload matches its schema; every change is published
 * once; and applying all events to an empty state equals fetching the state.
 */

export function verifyEvents(state: State): string[] {
  const problems: string[] = [];
  for (const [i, { seq }] of state.log.entries()) {
    if (seq === i + 1) continue;
    problems.push(`the log has ${seq} where ${i + 1} should be`);
    break;
  }
  if (state.head !== state.log.length)
    problems.push(`the log stands at ${state.head} and has ${state.log.length} lines`);
  problems.push(...verifyPayloads(state), ...verifyAnnouncements(state), ...replay(state));
  return problems;
}

function verifyPayloads({ log }: State): string[] {
  return log.flatMap(({ seq, type, data }) => {
    const definition: EventDefinition | undefined = findEventDefinition(type);
    if (!definition) return [`event ${seq} is of the unknown type ${type}`];
    const { error } = definition.schema.safeParse(data);
    return error ? [`event ${seq} (${type}) is not as it is documented: ${error.message}`] : [];
  });
}

function verifyAnnouncements({ log, messages, kept }: State): string[] {
  const told = new Map<string, number>();
  for (const { type, data } of log) {
    const key = announcedKey(type, data);
    if (key !== undefined) told.set(key, (told.get(key) ?? 0) + 1);
  }
  const problems: string[] = [];
  for (const [key, times] of told) if (times > 1) problems.push(`${key} was announced ${times} times`);
  for (const message of messages) {
    if (!told.has(`message ${message.id}`))
      problems.push(`message ${message.providerId} was never announced`);
  }
  for (const { id } of kept) if (!told.has(`item ${id}`)) problems.push(`item ${id} was never announced`);
  return problems;
}

function announcedKey(type: string, data: LogLine['data']): string | undefined {
  if (type === 'message.received' || type === 'message.created')
    return `message ${(data.message as { id: string }).id}`;
  if (type === 'account.event_received' || type === 'webhook_item.unreadable')
    return `item ${String(data.itemId)}`;
  if (type === 'message.status_unmatched') return `status ${JSON.stringify(data.raw)}`;
  if (type === 'contact.created') return `contact ${(data.contact as { id: string }).id}`;
  if (type === 'conversation.created') return `conversation ${String(data.conversationId)}`;
  return undefined;
}

function replay({ log, contacts, conversations }: State): string[] {
  const seenContacts = new Map<string, Contact>();
  const seen = new Map<string, Partial<Conversation>>();
  for (const { type, data } of log) {
    if (type === 'contact.created' || type === 'contact.updated') {
      const contact = data.contact as Contact;
      seenContacts.set(contact.id, contact);
    } else if (type === 'contact.merged') seenContacts.delete(String(data.sourceId));
    else if (type === 'conversation.merged') seen.delete(String(data.sourceId));
    else if (type === 'conversation.created' || type === 'conversation.updated') {
      const id = String(data.conversationId);
      seen.set(id, { ...seen.get(id), ...(data.changes as Partial<Conversation>) });
    }
  }
  const problems: string[] = [];
  for (const contact of contacts) {
    const told = seenContacts.get(contact.id);
    for (const field of ['phone', 'bsuid', 'profileName', 'username'] as const) {
      if (told?.[field] === contact[field]) continue;
      problems.push(
        `the log leaves ${contact.id} with ${field} ${told?.[field]}, the API says ${contact[field]}`,
      );
    }
  }
  for (const conversation of conversations) {
    const told = seen.get(conversation.id);
    for (const field of ['unreadCount', 'windowExpiresAt', 'lastMessageAt', 'status'] as const) {
      if (told?.[field] === conversation[field]) continue;
      problems.push(
        `the log leaves ${conversation.id} with ${field} ${told?.[field]}, the API says ${conversation[field]}`,
      );
    }
  }
  if (seenContacts.size !== contacts.length)
    problems.push(`the log leaves ${seenContacts.size} contacts of ${contacts.length}`);
  if (seen.size !== conversations.length)
    problems.push(`the log leaves ${seen.size} conversations of ${conversations.length}`);
  return problems;
}
