import type { Step } from '../stream/items.ts';
import type { Source } from '../stream/posts.ts';
import {
  canonical,
  type Expected,
  type ExpectedContact,
  type ExpectedMessage,
  type ExpectedStatus,
  idOf,
  keptKey,
  stateOf,
  waitingKey,
} from './model.ts';
import type { Contact, Message, State } from './state.ts';

/**
 * Returns the differences between the state and the model. Contacts and messages in `before` existed before
 * the fuzz.
 */
export function compare(
  expected: Expected,
  actual: State,
  sources: readonly Source[],
  before: { contactIds: ReadonlySet<string>; conversationIds: ReadonlySet<string> },
): string[] {
  const sessionIndexOf = new Map(sources.map((source, i) => [source.sessionId, i]));
  const problems: string[] = [];
  const contactOf = compareContacts(expected, actual, before.contactIds, problems);
  compareConversations(expected, actual, contactOf, sessionIndexOf, before.conversationIds, problems);
  compareMessages(expected, actual, contactOf, problems);
  const waiting = actual.waiting.map((row) =>
    waitingKey(sessionIndexOf.get(row.sessionId) ?? -1, {
      id: row.providerId,
      step: row.step as Step,
      at: row.at.getTime() / 1_000,
    }),
  );
  compareSets('waiting status', expected.waiting, waiting, problems);
  const kept = actual.kept.map((row) =>
    keptKey(sessionIndexOf.get(row.sessionId) ?? -1, row.field, row.kind, row.payload),
  );
  compareSets('kept item', expected.kept, kept, problems);
  for (const session of actual.sessions) {
    const conditions = expected.conditions[sessionIndexOf.get(session.id) ?? -1] ?? new Map();
    const state = stateOf(conditions);
    if (session.status !== state) problems.push(`${session.id} is ${session.status} instead of ${state}`);
    const should = [...conditions.values()].flatMap(({ code }) => code ?? []).sort();
    const warnings = session.warnings.map(({ reason }) => reason).sort();
    if (String(warnings) !== String(should))
      problems.push(`${session.id} warns of ${warnings} instead of ${should}`);
  }
  return problems;
}

function compareContacts(
  expected: Expected,
  actual: State,
  before: ReadonlySet<string>,
  problems: string[],
): Map<ExpectedContact, Contact> {
  const holders = new Map<string, Contact[]>();
  const byId = new Map(actual.contacts.map((contact) => [contact.id, contact]));
  const hold = (key: string, contact: Contact | undefined) => {
    const known = holders.get(key) ?? [];
    if (contact && !known.includes(contact)) holders.set(key, [...known, contact]);
  };
  for (const contact of actual.contacts) {
    if (contact.phone) hold(`phone ${contact.phone}`, contact);
    if (contact.bsuid) hold(`bsuid ${contact.bsuid}`, contact);
  }
  for (const { contactId, kind, value } of actual.aliases) hold(`${kind} ${value}`, byId.get(contactId));

  const found = new Map<ExpectedContact, Contact>();
  for (const contact of expected.contacts) {
    const keys = [
      ...[...contact.phones].map((it) => `phone ${it}`),
      ...[...contact.bsuids].map((it) => `bsuid ${it}`),
    ];
    const owners = new Set<Contact>();
    for (const key of keys) {
      const held = holders.get(key) ?? [];
      if (held.length !== 1) problems.push(`${key} leads to ${held.length} contacts instead of one`);
      for (const it of held) owners.add(it);
    }
    const [owner] = owners;
    if (owners.size !== 1 || !owner) {
      problems.push(`the customer ${keys.join(', ')} is ${owners.size} contacts instead of one`);
      continue;
    }
    found.set(contact, owner);
    const should = {
      ...contact,
      optedOutAt: contact.optedOutAt === null ? null : new Date(contact.optedOutAt).toISOString(),
    };
    for (const field of ['phone', 'bsuid', 'name', 'profileName', 'username', 'optedOutAt'] as const) {
      if (owner[field] !== should[field]) {
        problems.push(`${owner.id} (${keys[0]}) has ${field} ${owner[field]} instead of ${should[field]}`);
      }
    }
  }
  const extra = actual.contacts.length - before.size - expected.contacts.length;
  if (extra !== 0)
    problems.push(`there are ${Math.abs(extra)} contacts ${extra > 0 ? 'too many' : 'too few'}`);
  return found;
}

function compareConversations(
  expected: Expected,
  actual: State,
  contactOf: ReadonlyMap<ExpectedContact, Contact>,
  sessionIndexOf: ReadonlyMap<string, number>,
  before: ReadonlySet<string>,
  problems: string[],
): void {
  const byKey = new Map(
    actual.conversations.map((it) => [
      `${sessionIndexOf.get(it.sessionId)} ${it.contact.groupId ?? it.contact.id}`,
      it,
    ]),
  );
  for (const wanted of expected.conversations) {
    const owner = typeof wanted.owner === 'string' ? wanted.owner : contactOf.get(wanted.owner)?.id;
    if (owner === undefined) continue; // reported already
    const found = byKey.get(`${wanted.session} ${owner}`);
    if (!found) {
      problems.push(`there is no conversation of ${owner} on session ${wanted.session}`);
      continue;
    }
    const is = {
      unreadCount: found.unreadCount,
      windowExpiresAt: found.windowExpiresAt && Date.parse(found.windowExpiresAt),
      lastMessageAt: Date.parse(found.lastMessageAt),
    };
    for (const [field, value] of Object.entries(is)) {
      const should = wanted[field as keyof typeof is];
      if (value !== should) problems.push(`${found.id} has ${field} ${value} instead of ${should}`);
    }
    const last = found.lastMessage ? idOf(found.lastMessage) : 'nothing';
    if (!wanted.lastIds.has(last)) {
      problems.push(`${found.id} ends with ${last} instead of ${[...wanted.lastIds].join(' or ')}`);
    }
  }
  const extra = actual.conversations.length - before.size - expected.conversations.length;
  if (extra !== 0)
    problems.push(`there are ${Math.abs(extra)} conversations ${extra > 0 ? 'too many' : 'too few'}`);
}

function compareMessages(
  expected: Expected,
  actual: State,
  contactOf: ReadonlyMap<ExpectedContact, Contact>,
  problems: string[],
): void {
  const found = new Map<string, Message[]>();
  for (const message of actual.messages) {
    const id = idOf(message);
    const copies = found.get(id);
    if (copies) copies.push(message);
    else found.set(id, [message]);
  }
  for (const [id, wanted] of expected.messages) {
    const copies = found.get(id) ?? [];
    const [message] = copies;
    if (copies.length !== 1 || !message) problems.push(`message ${id} is there ${copies.length} times`);
    else problems.push(...compareMessage(wanted, message, contactOf));
  }
  for (const [id, status] of expected.statuses) {
    const message = found.get(id)?.[0];
    if (!message) problems.push(`message ${id} of ours is gone`);
    else problems.push(...compareStatus(id, status, message));
  }
  const known = new Set([...expected.messages.keys(), ...expected.statuses.keys()]);
  for (const id of found.keys()) if (!known.has(id) && id !== '') problems.push(`nobody wrote message ${id}`);
}

function compareMessage(
  wanted: ExpectedMessage,
  message: Message,
  contactOf: ReadonlyMap<ExpectedContact, Contact>,
): string[] {
  const { id } = wanted;
  const problems: string[] = [];
  const contact = wanted.contact && contactOf.get(wanted.contact);
  if (message.groupId !== (wanted.group ?? null))
    problems.push(`message ${id} is in group ${message.groupId} instead of ${wanted.group}`);
  const sender = wanted.group === undefined ? message.contactId : (message.sender?.contactId ?? undefined);
  if (contact && sender !== contact.id) problems.push(`message ${id} is of ${sender}, not ${contact.id}`);
  const { media: _media, ...content } = message.content;
  // For values nested beyond the depth limit, only the kind must be preserved.
  const isSame =
    wanted.content.kind === 'abyss'
      ? content.kind === 'abyss'
      : canonical(content) === canonical(wanted.content);
  if (!isSame)
    problems.push(
      `message ${id} is ${canonical(content).slice(0, 300)} instead of ${canonical(wanted.content).slice(0, 300)}`,
    );
  if (message.text !== wanted.text)
    problems.push(`message ${id} reads ${message.text} instead of ${wanted.text}`);
  if (Date.parse(message.at) !== wanted.at * 1_000) problems.push(`message ${id} is of ${message.at}`);
  for (const field of ['direction', 'origin'] as const) {
    if (message[field] !== wanted[field])
      problems.push(`message ${id} has ${field} ${message[field]} instead of ${wanted[field]}`);
  }
  return problems;
}

/** Compares the actual and the expected delivery status of a message. */
export function compareStatus(id: string, wanted: ExpectedStatus, message: Message): string[] {
  const problems: string[] = [];
  if (message.ack !== wanted.ack)
    problems.push(`message ${id} has ack ${message.ack} instead of ${wanted.ack}`);
  const steps = Object.fromEntries(
    Object.entries(wanted.steps).map(([step, at]) => [step, new Date(at * 1_000).toISOString()]),
  );
  if (canonical(message.statusTimestamps) !== canonical(steps)) {
    problems.push(
      `message ${id} has status times ${canonical(message.statusTimestamps)} instead of ${canonical(steps)}`,
    );
  }
  const code = message.error?.code ?? 0;
  if (wanted.ack === -1 ? !wanted.errorCodes.includes(code) : code !== 0) {
    problems.push(
      `message ${id} has ack ${wanted.ack} and error ${code}; it failed with ${wanted.errorCodes.join(', ') || 'none'}`,
    );
  }
  return problems;
}

function compareSets(
  what: string,
  expected: ReadonlySet<string>,
  actual: readonly string[],
  problems: string[],
): void {
  const there = new Set(actual);
  for (const key of expected) if (!there.has(key)) problems.push(`${what} is missing: ${key.slice(0, 300)}`);
  for (const key of there)
    if (!expected.has(key)) problems.push(`${what} that nobody sent: ${key.slice(0, 300)}`);
  if (there.size !== actual.length) problems.push(`${what}s are there twice: ${actual.length - there.size}`);
}
