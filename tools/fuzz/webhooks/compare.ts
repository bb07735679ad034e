import type { Step } from './items.ts';
import {
  canonical,
  type Expected,
  type ExpectedContact,
  type ExpectedStanding,
  keptKey,
  waitingKey,
} from './model.ts';
import type { Line } from './posts.ts';
import type { Contact, Message, State } from './state.ts';

/** Where the state is not what the model says; contacts and messages in `before` were there before the fuzz. */
export function compare(
  expected: Expected,
  actual: State,
  lines: readonly Line[],
  before: { contactIds: ReadonlySet<string>; conversationIds: ReadonlySet<string> },
): string[] {
  const lineOf = new Map(lines.map((line, i) => [line.sessionId, i]));
  const problems: string[] = [];
  const contactOf = compareContacts(expected, actual, before.contactIds, problems);
  compareConversations(expected, actual, contactOf, lineOf, before.conversationIds, problems);
  compareMessages(expected, actual, contactOf, problems);
  const waiting = actual.waiting.map((row) =>
    waitingKey({
      ...row,
      line: lineOf.get(row.sessionId) ?? -1,
      step: row.step as Step,
      at: row.at.getTime() / 1_000,
    }),
  );
  compareSets('waiting status', expected.waiting, waiting, problems);
  const kept = actual.kept.map((row) =>
    keptKey(lineOf.get(row.sessionId) ?? -1, row.field, row.kind, row.payload),
  );
  compareSets('kept item', expected.kept, kept, problems);
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
    for (const field of ['phone', 'bsuid', 'profileName', 'username'] as const) {
      if (owner[field] !== contact[field]) {
        problems.push(`${owner.id} (${keys[0]}) has ${field} ${owner[field]} instead of ${contact[field]}`);
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
  lineOf: ReadonlyMap<string, number>,
  before: ReadonlySet<string>,
  problems: string[],
): void {
  const byKey = new Map(
    actual.conversations.map((it) => [`${lineOf.get(it.sessionId)} ${it.contact.id}`, it]),
  );
  for (const wanted of expected.conversations) {
    const contact = contactOf.get(wanted.contact);
    if (!contact) continue; // said already
    const found = byKey.get(`${wanted.line} ${contact.id}`);
    if (!found) {
      problems.push(`there is no conversation of ${contact.id} on line ${wanted.line}`);
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
    const last = found.lastMessage?.providerId ?? '';
    if (!wanted.lastProviderIds.has(last)) {
      problems.push(
        `${found.id} ends with ${last || 'nothing'} instead of ${[...wanted.lastProviderIds].join(' or ')}`,
      );
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
    const id = message.providerId ?? '';
    found.set(id, [...(found.get(id) ?? []), message]);
  }
  for (const [id, { item, contact }] of expected.messages) {
    const copies = found.get(id) ?? [];
    const [message] = copies;
    if (copies.length !== 1 || !message) {
      problems.push(`message ${id} is there ${copies.length} times`);
      continue;
    }
    const owner = contactOf.get(contact);
    if (owner && message.contactId !== owner.id)
      problems.push(`message ${id} is of ${message.contactId}, not ${owner.id}`);
    const { media: _media, ...content } = message.content;
    const wanted = item.written.content;
    // Of what is nested beyond all sense only the kind must stay.
    const isSame =
      wanted.kind === 'abyss' ? content.kind === 'abyss' : canonical(content) === canonical(wanted);
    if (!isSame)
      problems.push(
        `message ${id} is ${canonical(content).slice(0, 300)} instead of ${canonical(wanted).slice(0, 300)}`,
      );
    if (message.text !== item.written.text)
      problems.push(`message ${id} reads ${message.text} instead of ${item.written.text}`);
    if (Date.parse(message.at) !== item.at * 1_000) problems.push(`message ${id} is of ${message.at}`);
    const direction = item.isEcho ? 'out' : 'in';
    if (message.direction !== direction) problems.push(`message ${id} goes ${message.direction}`);
  }
  for (const [id, standing] of expected.standings) {
    const message = found.get(id)?.[0];
    if (!message) problems.push(`message ${id} of ours is gone`);
    else problems.push(...compareStanding(id, standing, message));
  }
  const known = new Set([...expected.messages.keys(), ...expected.standings.keys()]);
  for (const id of found.keys()) if (!known.has(id) && id !== '') problems.push(`nobody wrote message ${id}`);
}

/** Where a message stands, and where it should. */
export function compareStanding(id: string, wanted: ExpectedStanding, message: Message): string[] {
  const problems: string[] = [];
  if (message.ack !== wanted.ack)
    problems.push(`message ${id} has ack ${message.ack} instead of ${wanted.ack}`);
  const steps = Object.fromEntries(
    Object.entries(wanted.steps).map(([step, at]) => [step, new Date(at * 1_000).toISOString()]),
  );
  if (canonical(message.steps) !== canonical(steps)) {
    problems.push(`message ${id} has steps ${canonical(message.steps)} instead of ${canonical(steps)}`);
  }
  const code = message.error?.code ?? null;
  if (wanted.ack === -1 ? !wanted.errorCodes.includes(code ?? 0) : code !== null) {
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
