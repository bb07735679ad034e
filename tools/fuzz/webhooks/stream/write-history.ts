import { writeFile } from './contents.ts';
import { type Item, type Json, type ReportedMessage, STEPS } from './items.ts';
import { type Customer, idsUnder, type Sighting, sight } from './people.ts';
import { chatOf, pickCustomer, type World } from './world.ts';
import { nameSide, writeMessage } from './write-messages.ts';

/**
 * Generates an old message from the history: a text, a placeholder whose file follows under the same id, or
 * one that is also delivered as a regular message.
 */
export function writeHistory(world: World, session: number): Item {
  const { random } = world;
  return random.chance(0.4)
    ? writeAgain(world, session)
    : random.chance(0.5)
      ? writeParts(world, session)
      : text(world, session);
}

interface HistoryMessage {
  direction: 'in' | 'out';
  id: string;
  at: number;
  body: Json;
  content: Json;
  words: string | null;
  rank: number;
}

function text(world: World, session: number): Item {
  const message = begin(world, session);
  const body = `long ago ${world.count}`;
  return inThread(world, session, pickFor(world, session, message), {
    ...message,
    body: { type: 'text', text: { body } },
    content: { type: 'text', text: body },
    words: body,
    rank: 2,
  });
}

/**
 * The placeholder in a history thread. Its file is a separate item, which identifies the customer
 * differently.
 */
function writeParts(world: World, session: number): Item {
  const message = begin(world, session);
  const customer = pickFor(world, session, message);
  const placeholder = inThread(world, session, customer, {
    ...message,
    body: { type: 'media_placeholder' },
    content: { type: 'unknown', kind: 'media_placeholder', payload: null },
    words: null,
    rank: 0,
  });
  const file = writeFile(world.random, `h${world.count}`);
  const sighting = sight(world.random, customer, message.at);
  const raw: Json = { id: message.id, timestamp: String(message.at), ...file.raw };
  nameSide(world, raw, message.direction === 'in' ? 'from' : 'to', sighting);
  if (message.direction === 'out') raw.from = world.ownPhones[session];
  const parts = [
    placeholder,
    {
      session,
      field: 'history',
      list: 'messages',
      raw,
      at: message.at,
      sighting,
      message: says({ ...message, body: {}, content: file.content, words: file.text, rank: 2 }, undefined),
    },
  ];
  const [first, second] = world.random.shuffle(parts);
  world.later.push(second as Item);
  return first as Item;
}

/** Generates the same message twice: as a regular message and as part of the history. */
function writeAgain(world: World, session: number): Item {
  const { random } = world;
  const live = writeMessage(world, session, random.pick(['in', 'in', 'out']));
  const { message, sighting } = live;
  if (!message || !sighting || message.group !== undefined || live.beside) return live;
  const customer = world.customers[sighting.person] as Customer;
  const { from: _from, to: _to, ...body } = live.raw as Json;
  for (const key of Object.keys(body)) if (/^(from|to)_/.test(key)) delete body[key];
  const { id, direction, at, content, text: words, rank } = message;
  const again = inThread(world, session, customer, { direction, id, at, body, content, words, rank });
  if (again.message) {
    const { isModifier, opensWindow, answers } = message;
    Object.assign(again.message, { isModifier, opensWindow, ...(answers === undefined ? {} : { answers }) });
  }
  world.later.push(again);
  return live;
}

function begin(world: World, session: number): { direction: 'in' | 'out'; id: string; at: number } {
  const { random, span } = world;
  const direction = random.pick(['in', 'out'] as const);
  return { direction, id: `wamid.past.${session}.${world.count}`, at: random.whole(span.from, span.to) };
}

function pickFor(
  world: World,
  session: number,
  { direction, id }: { direction: string; id: string },
): Customer {
  const customer = pickCustomer(world);
  chatOf(world, `${session} ${customer.person}`).push(id);
  if (direction === 'out') world.outgoing[session]?.push({ id, customer });
  return customer;
}

/** A history chunk with one thread and one message. */
function inThread(world: World, session: number, customer: Customer, message: HistoryMessage): Item {
  const { random, ownPhones } = world;
  const { direction, id, at, body } = message;
  const sighting = sight(random, customer, at);
  const step = random.pick([...STEPS, undefined]);
  const raw: Json = { id, timestamp: String(at), ...body };
  const own = ownPhones[session];
  const theirs = sighting.phone ?? sighting.bsuid;
  Object.assign(raw, direction === 'in' ? { from: theirs, to: own } : { from: own, to: theirs });
  if (step !== undefined) raw.history_context = { status: step === 'failed' ? 'ERROR' : step.toUpperCase() };
  const context = idsUnder({ ...sighting }, { phone: 'wa_id', bsuid: 'user_id', parent: 'parent_user_id' });
  return {
    session,
    field: 'history',
    list: 'history',
    raw: { threads: [{ id: theirs, context, messages: [raw] }] },
    at,
    sighting: withoutNames(sighting),
    message: says(message, direction === 'out' ? step : undefined),
  };
}

/** A history thread has no profile name, and no contact entry accompanies it. */
function withoutNames({ name: _name, username: _username, ...ids }: Sighting): Sighting {
  return ids;
}

function says(
  { direction, id, at, content, words, rank }: HistoryMessage,
  step: ReportedMessage['step'],
): ReportedMessage {
  const says: ReportedMessage = {
    id,
    direction,
    origin: 'history',
    at,
    content,
    text: words,
    isModifier: false,
    opensWindow: true,
    rank,
  };
  return step === undefined ? says : { ...says, step };
}

/** Generates the progress of the history sync, or the report that the business did not share it. */
export function writeHistoryNews({ random, span, count }: World, session: number): Item {
  const at = random.whole(span.from, span.to);
  const base = { session, field: 'history', list: 'history', at, entryTime: at };
  if (random.chance(0.5)) {
    const raw = { metadata: { phase: 1, chunk_order: count, progress: random.whole(1, 100) } };
    const kept = { field: 'history', kind: 'progress', payload: raw };
    return { ...base, raw, kept, condition: { about: 'history', code: null, at } };
  }
  const raw = { errors: [{ code: 2593109, title: `declined ${count}` }] };
  const kept = { field: 'history', kind: 'error', payload: raw };
  return { ...base, raw, kept, condition: { about: 'history', code: 'history_declined', at } };
}
