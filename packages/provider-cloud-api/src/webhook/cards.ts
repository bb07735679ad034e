import type { ContactCard } from '@waqtor/contract';
import { isObject, type Json, own, textOf } from './read.ts';

/*
 * Contact cards. Parts of the type they should have stay under WhatsApp's own names; a part of another type is kept under
 * `unread`, so that one odd field costs neither the card nor its neighbours.
 */

const words = {
  name: ['formatted_name', 'first_name', 'middle_name', 'last_name', 'prefix', 'suffix'],
  org: ['company', 'department', 'title'],
} as const;
const lists = {
  phones: ['phone', 'type', 'wa_id'],
  emails: ['email', 'type'],
  urls: ['url', 'type'],
  addresses: ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'],
} as const;

/** A card of a customer; undefined for what is none. */
export function readCard(raw: unknown): ContactCard | undefined {
  if (!isObject(raw)) return undefined;
  const card: ContactCard = {};
  const unread: Json = {};
  for (const key of Object.keys(raw)) {
    const part = readPart(key, raw[key]);
    if (part !== undefined) card[key] = part;
    else if (raw[key] !== undefined) unread[key] = raw[key];
  }
  if (Object.keys(unread).length > 0) card.unread = unread;
  return card;
}

function readPart(key: string, value: unknown): unknown {
  if (key === 'birthday') return textOf(value);
  const names = own(words, key) as readonly string[] | undefined;
  if (names !== undefined) return hasWords(value, names) ? value : undefined;
  const fields = own(lists, key) as readonly string[] | undefined;
  if (fields !== undefined)
    return Array.isArray(value) && value.every((item) => hasWords(item, fields)) ? value : undefined;
  return value;
}

function hasWords(value: unknown, names: readonly string[]): boolean {
  return (
    isObject(value) && names.every((name) => value[name] === undefined || textOf(value[name]) !== undefined)
  );
}
