import { canonical } from '../webhooks/model/model.ts';
import type { Contact, Message, State } from '../webhooks/model/state.ts';

/* Presents the state of the people and messages of some samples as text with the original ids restored. */

/** Indexes a state by id; built once for many views. */
export function indexState(state: State) {
  const aliases = new Map<string, string[]>();
  for (const { contactId, kind, value } of state.aliases)
    aliases.set(contactId, [...(aliases.get(contactId) ?? []), `${kind} ${value}`]);
  const facts = [
    ...state.contacts.map((it) => describeContact(it, aliases.get(it.id) ?? [])),
    ...state.conversations.map(describeConversation),
    ...state.messages.map((it) => describeMessage(it, state)),
    ...state.waiting.map(({ providerId, step, at }) => ({ waiting: providerId, step, at })),
    ...state.kept.map(({ field, kind, payload }) => ({ kept: { field, kind, payload } })),
  ];
  return facts.map((fact) => canonical(fact));
}

function describeContact(contact: Contact, aliases: readonly string[]) {
  const { phone, bsuid, name, profileName, username, optedOutAt } = contact;
  return { contact: { phone, bsuid, name, profileName, username, optedOutAt, aliases: [...aliases].sort() } };
}

function describeConversation(it: State['conversations'][number]) {
  const { contact, unreadCount, windowExpiresAt, lastMessageAt, status } = it;
  return { conversation: nameOf(contact), unreadCount, windowExpiresAt, lastMessageAt, status };
}

function describeMessage(message: Message, { conversations, contacts }: State) {
  const { content, providerId, direction, origin, text, ack, statusTimestamps, error, at, groupId } = message;
  const thread = conversations.find(({ id }) => id === message.conversationId);
  const sender = contacts.find(({ id }) => id === message.sender?.contactId);
  const { media: _media, ...says } = content;
  return {
    // The id of a payment is composed of the ids in it.
    message: providerId?.startsWith('payment:') ? 'payment' : providerId,
    of: thread ? nameOf(thread.contact) : null,
    by: sender ? nameOf(sender) : null,
    ...{ content: says, direction, origin, text, ack, statusTimestamps, error, at, groupId },
  };
}

function nameOf({ phone, bsuid, groupId }: Contact): string {
  return groupId ?? [phone, bsuid].join(' ');
}

/** Returns the state lines about these ids, with the original ids restored. */
export function viewOf(facts: readonly string[], originals: ReadonlyMap<string, string>): string[] {
  const ids = [...originals];
  return facts
    .filter((fact) => ids.some(([id]) => fact.includes(id)))
    .map((fact) => ids.reduce((text, [id, original]) => text.replaceAll(id, original), fact))
    .sort();
}

/** Returns WhatsApp's message ids in the lines about these ids. */
export function messageIds(facts: readonly string[], originals: ReadonlyMap<string, string>): string[] {
  const ids = [...originals.keys()];
  return facts.flatMap((fact) => {
    if (!ids.some((id) => fact.includes(id))) return [];
    const { message } = JSON.parse(fact) as { message?: string };
    return message === undefined || message === 'payment' ? [] : [message];
  });
}
