import type { SandboxAdmin } from '../control.ts';
import { placeholders } from '../graph/templates/template-send.ts';
import { isJson, type Json, listAt, objectAt, stringAt } from '../json.ts';
import type { Person, ThreadEntry } from '../people/person.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Template } from '../world.ts';

/** A message as displayed on the page. */
export interface Bubble {
  id: string;
  direction: 'in' | 'out';
  kind: string;
  header?: string;
  text?: string;
  footer?: string;
  media?: { kind: string; src?: string; link?: string; name: string };
  location?: { latitude: number; longitude: number; name: string };
  /** The buttons a customer can tap, each with the message it sends. */
  taps: { title: string; note?: string; written: Json }[];
  quoted?: string;
  at: string;
  status: string;
  reaction?: string;
  edited: boolean;
  revoked: boolean;
}

const MAX_PEOPLE = 200;

/**
 * All data of the page in one response: numbers (without secrets), people, one conversation, counts and
 * faults.
 */
export function presentView(
  box: Sandbox,
  admin: SandboxAdmin,
  wanted: { person?: string | undefined; pnid?: string | undefined },
): Json {
  const { world } = box;
  const numbers = [...world.numbers.values()];
  const pnid = wanted.pnid !== undefined && world.numbers.has(wanted.pnid) ? wanted.pnid : numbers[0]?.id;
  const people = admin
    .listPeople()
    .map((person) => ({ person, last: pnid === undefined ? undefined : person.threads.get(pnid)?.at(-1) }))
    .sort((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? ''));
  const shown = people.find(({ person }) => person.id === wanted.person)?.person ?? people[0]?.person;
  return {
    url: world.url,
    pnid: pnid ?? null,
    numbers: numbers.map((number) => ({
      pnid: number.id,
      name: number.verifiedName,
      phone: number.displayPhoneNumber,
      callbackUrl: callbackOf(box, number.wabaId, number.appId),
      appId: number.appId,
    })),
    people: people.slice(0, MAX_PEOPLE).map(({ person, last }) => ({
      id: person.id,
      name: person.name,
      phone: person.hidesPhone ? (person.username ?? person.bsuid) : `+${person.phone}`,
      last: last ? (bubbleOf(box, person, last).text ?? `(${last.type})`).slice(0, 80) : '',
      at: last?.at ?? null,
    })),
    peopleInAll: people.length,
    person: shown && pnid !== undefined ? presentShown(box, shown, pnid) : null,
    summary: world.ledger.summary(),
    faults: world.faults,
  };
}

function presentShown(box: Sandbox, person: Person, pnid: string): Json {
  return {
    id: person.id,
    name: person.name,
    phone: person.hidesPhone ? (person.username ?? person.bsuid) : `+${person.phone}`,
    online: !person.policy.offline,
    reads: person.policy.reads !== 'never',
    windowEndsAt: person.windows.has(pnid) ? new Date(person.windows.get(pnid) ?? 0).toISOString() : null,
    windowOpen: (person.windows.get(pnid) ?? 0) > box.world.now(),
    thread: (person.threads.get(pnid) ?? [])
      .filter((entry) => !['reaction', 'edit', 'revoke'].includes(entry.type))
      .map((entry) => bubbleOf(box, person, entry)),
  };
}

function callbackOf(box: Sandbox, wabaId: string, appId: string): string | null {
  const subscription = box.world.wabas.get(wabaId)?.subscriptions.get(appId);
  return subscription
    ? (subscription.overrideCallbackUri ?? box.world.apps.get(appId)?.callbackUrl ?? null)
    : null;
}

function bubbleOf(box: Sandbox, person: Person, entry: ThreadEntry): Bubble {
  const bubble: Bubble = {
    id: entry.id,
    direction: entry.direction,
    kind: entry.type,
    taps: [],
    at: entry.at,
    status: entry.status,
    edited: entry.edited ?? false,
    revoked: entry.revoked ?? false,
  };
  if (entry.reaction) bubble.reaction = entry.reaction;
  const context = objectAt(entry.content, 'context');
  const quotedId = stringAt(context, 'message_id') ?? stringAt(context, 'id');
  const quoted = quotedId && person.threads.get(entry.pnid)?.find((other) => other.id === quotedId);
  if (quoted)
    bubble.quoted = (
      bubbleOf(box, person, { ...quoted, content: { ...quoted.content, context: undefined } }).text ??
      quoted.type
    ).slice(0, 120);
  const inner = objectAt(entry.content, entry.type);
  if (entry.type === 'interactive') drawInteractive(bubble, inner);
  else if (entry.type === 'template') drawTemplate(box, bubble, entry, inner);
  else drawPlain(box, bubble, entry, inner);
  return bubble;
}

function drawPlain(box: Sandbox, bubble: Bubble, entry: ThreadEntry, inner: Json): void {
  const { type } = entry;
  const text = stringAt(inner, 'body') ?? stringAt(inner, 'caption') ?? stringAt(inner, 'text');
  if (text !== undefined) bubble.text = text;
  if (['image', 'video', 'audio', 'document', 'sticker'].includes(type)) {
    const id = stringAt(inner, 'id') ?? '';
    const link = stringAt(inner, 'link');
    bubble.media = { kind: type, name: stringAt(inner, 'filename') ?? type };
    if (box.world.media.has(id)) bubble.media.src = `/sandbox/media/${id}`;
    // Links are displayed, never fetched: the sandbox connects only to the callback.
    else if (link !== undefined) bubble.media.link = link;
  } else if (type === 'location') {
    const { latitude, longitude } = inner;
    bubble.location = {
      latitude: Number(latitude),
      longitude: Number(longitude),
      name: stringAt(inner, 'name') ?? 'Location',
    };
  } else if (type === 'contacts') {
    const names = listAt(entry.content, 'contacts').map(
      (contact) => stringAt(objectAt(contact, 'name'), 'formatted_name') ?? '?',
    );
    bubble.text = `Contact: ${names.join(', ')}`;
  } else if (type === 'reaction') bubble.text = `Reacted ${stringAt(inner, 'emoji') ?? ''}`;
  else if (type === 'order') bubble.text = `Order of ${listAt(inner, 'product_items').length} products`;
}

function drawInteractive(bubble: Bubble, inner: Json): void {
  const reply = objectAt(inner, stringAt(inner, 'type') ?? '');
  const text =
    stringAt(objectAt(inner, 'body'), 'text') ?? stringAt(reply, 'title') ?? stringAt(reply, 'body');
  if (text !== undefined) bubble.text = text;
  const header = stringAt(objectAt(inner, 'header'), 'text');
  if (header !== undefined) bubble.header = header;
  const footer = stringAt(objectAt(inner, 'footer'), 'text');
  if (footer !== undefined) bubble.footer = footer;
  if (bubble.direction === 'in') return;
  const action = objectAt(inner, 'action');
  for (const button of listAt(action, 'buttons')) {
    const { id, title } = objectAt(button, 'reply');
    bubble.taps.push({ title: String(title), written: { type: 'button', id, title, replyTo: bubble.id } });
  }
  for (const row of listAt(action, 'sections').flatMap((section) => listAt(section, 'rows'))) {
    const { id, title, description } = isJson(row) ? row : {};
    const note = typeof description === 'string' ? { note: description } : {};
    bubble.taps.push({
      title: String(title),
      ...note,
      written: { type: 'list', id, title, description, replyTo: bubble.id },
    });
  }
}

function drawTemplate(box: Sandbox, bubble: Bubble, entry: ThreadEntry, inner: Json): void {
  const name = stringAt(inner, 'name') ?? '';
  const language = stringAt(objectAt(inner, 'language'), 'code');
  const templates = [...box.world.templates.values()].filter(
    (template) => template.name === name && template.language === language,
  );
  const wabaId = box.world.numbers.get(entry.pnid)?.wabaId;
  const template = templates.find((candidate) => candidate.wabaId === wabaId);
  const given = listAt(inner, 'components');
  bubble.text = (template && filled(template, given, 'BODY')) ?? `Template ${name}`;
  const header = template && filled(template, given, 'HEADER');
  if (header) bubble.header = header;
  const footer = template && filled(template, given, 'FOOTER');
  if (footer) bubble.footer = footer;
  const buttons = template?.components
    .filter(isJson)
    .find((component) => String(component.type).toUpperCase() === 'BUTTONS');
  listAt(buttons, 'buttons').forEach((button, at) => {
    if (stringAt(button, 'type')?.toUpperCase() !== 'QUICK_REPLY') return;
    const text = stringAt(button, 'text') ?? '';
    const sent = given
      .filter(isJson)
      .find(
        (component) => Number(component.index) === at && String(component.type).toLowerCase() === 'button',
      );
    const payload = stringAt(listAt(sent, 'parameters')[0], 'payload') ?? text;
    bubble.taps.push({ title: text, written: { type: 'quick_reply', text, payload, replyTo: bubble.id } });
  });
}

/** A component of the template with its placeholders filled in from the message. */
function filled(template: Template, given: unknown[], part: string): string | undefined {
  const has = (component: Json) => String(component.type).toUpperCase() === part;
  const text = stringAt(template.components.filter(isJson).find(has), 'text');
  if (text === undefined) return undefined;
  const parameters = listAt(given.filter(isJson).find(has), 'parameters');
  return placeholders(text).reduce((out, name, at) => {
    const parameter = parameters.find((one) => stringAt(one, 'parameter_name') === name) ?? parameters[at];
    const value =
      stringAt(parameter, 'text') ??
      stringAt(objectAt(parameter, String(objectAt({ parameter }, 'parameter').type)), 'fallback_value');
    return out.replaceAll(`{{${name}}}`, value ?? `{{${name}}}`);
  }, text);
}
