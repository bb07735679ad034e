import { isJson, type Json, listAt, numberAt, objectAt, stringAt } from '../../json.ts';
import type { BusinessNumber, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { checkMedia } from '../media/media-object.ts';
import { MEDIA_KINDS, type MediaKind } from '../media/media-types.ts';
import { checkText, invalid } from '../request/checks.ts';
import { checkTemplate } from '../templates/template-send.ts';
import { checkInteractive } from './interactive.ts';

/** A validated content and its pricing category, which is `service` unless a template sets another. */
export interface CheckedContent {
  type: string;
  content: Json;
  category: string;
}

/** Validates a message's content as Meta does; throws a GraphError. */
export function checkContent(world: World, number: BusinessNumber, body: Json): CheckedContent {
  const type =
    body.type === undefined ? (Object.keys(body).find((key) => KINDS.has(key)) ?? 'text') : body.type;
  if (typeof type !== 'string') throw new GraphError(100, 'Param type must be a string.');
  const value = body[type];
  if (type === 'contacts') {
    checkContacts(value);
    return { type, content: { contacts: value }, category: 'service' };
  }
  if (!KINDS.has(type))
    throw new GraphError(
      100,
      `Param type must be one of {${[...KINDS, 'contacts'].join(', ').toUpperCase()}} - got "${type}".`,
    );
  if (!isJson(value)) throw new GraphError(131008, `Parameter ${type} is mandatory for type ${type}`);
  let category = 'service';
  if (type === 'text') checkText(value, 'body', 'text.body', 4096);
  else if (type === 'reaction') checkReaction(value);
  else if (type === 'location') checkLocation(value);
  else if (type === 'interactive') checkInteractive(value);
  else if (type === 'template') category = checkTemplate(world, number, value);
  else checkMedia(world, number, type as MediaKind, value);
  return { type, content: { [type]: value }, category };
}

const KINDS = new Set<string>([...MEDIA_KINDS, 'text', 'reaction', 'location', 'interactive', 'template']);

function checkReaction(reaction: Json): void {
  checkText(reaction, 'message_id', "reaction['message_id']", 1024);
  const { emoji } = reaction;
  if (emoji !== undefined && typeof emoji !== 'string')
    throw new GraphError(100, "Param reaction['emoji'] must be a string.");
  if (typeof emoji === 'string' && emoji !== '' && !isOneEmoji(emoji))
    throw invalid("reaction['emoji'] must be one emoji or empty");
}

function isOneEmoji(text: string): boolean {
  return (
    !/[a-z0-9]/i.test(text.replace(/[0-9#*]\ufe0f?\u20e3/g, '')) && [...graphemes.segment(text)].length === 1
  );
}
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function checkLocation(location: Json): void {
  for (const [key, most] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    const raw = location[key];
    if (raw === undefined) throw new GraphError(131008, `Parameter location['${key}'] is mandatory`);
    const degrees = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : numberAt(location, key);
    if (degrees === undefined || !(Math.abs(degrees) <= most))
      throw invalid(`location['${key}'] must be a number of degrees`);
  }
}

function checkContacts(contacts: unknown): void {
  if (!Array.isArray(contacts) || contacts.length === 0)
    throw new GraphError(131008, 'Parameter contacts is mandatory for type contacts');
  contacts.forEach((contact: unknown, at) => {
    const name = objectAt(contact, 'name');
    checkText(name, 'formatted_name', `contacts[${at}]['name']['formatted_name']`, 1024);
    const others = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'];
    if (!others.some((key) => stringAt(name, key))) {
      throw new GraphError(
        131008,
        `contacts[${at}]['name'] needs one of ${others.join(', ')} beside formatted_name`,
      );
    }
    for (const phone of listAt(contact, 'phones')) {
      if (isJson(phone) && phone.phone !== undefined && typeof phone.phone !== 'string')
        throw invalid(`contacts[${at}]['phones'] must hold strings`);
    }
  });
}
