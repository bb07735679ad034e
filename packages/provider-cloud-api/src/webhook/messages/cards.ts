import type { ContactCard } from '@waqtor/contract';
import { isObject, type Json, own, textOf } from '../reading/read.ts';

/*
 * Reads contact cards. Properties of the expected type keep WhatsApp's names. A property of another type is
 * kept under `unread`, so that an unexpected value loses neither the card nor its other properties.
 */

const textFields = {
  name: ['formatted_name', 'first_name', 'middle_name', 'last_name', 'prefix', 'suffix'],
  org: ['company', 'department', 'title'],
} as const;
const lists = {
  phones: ['phone', 'type', 'wa_id'],
  emails: ['email', 'type'],
  urls: ['url', 'type'],
  addresses: ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'],
} as const;

/** Returns a customer's contact card; undefined for anything else. */
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
  const names = own(textFields, key) as readonly string[] | undefined;
  if (names !== undefined) return hasText(value, names) ? value : undefined;
  const fields = own(lists, key) as readonly string[] | undefined;
  if (fields !== undefined)
    return Array.isArray(value) && value.every((item) => hasText(item, fields)) ? value : undefined;
  return value;
}

function hasText(value: unknown, names: readonly string[]): boolean {
  return (
    isObject(value) && names.every((name) => value[name] === undefined || textOf(value[name]) !== undefined)
  );
}
