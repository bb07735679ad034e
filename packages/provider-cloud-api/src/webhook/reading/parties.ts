import { visibleText } from '@waqtor/contract';
import type { InboundParty } from '@waqtor/provider';
import { isObject, type Json, wordOf } from './read.ts';

/*
 * Determines the customer of an item. The item's own ids decide. An entry of `contacts[]` only adds to them,
 * and only if it is about the same customer. Entries are never matched by position, because a batch may list
 * its contacts in any order, or omit some.
 */

const plainPhone = /^[1-9]\d{4,14}$/;
const writtenPhone = /^\+?[\d\s().-]{5,31}$/;
const bsuidPattern = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;
const usernamePattern = /^@?([\p{L}\p{N}._]{1,64})$/u;

/** Returns E.164 with `+`, from Meta's digits or a formatted number. */
export function phoneOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  if (plainPhone.test(text)) return `+${text}`;
  if (!writtenPhone.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  return plainPhone.test(digits) ? `+${digits}` : undefined;
}

export function bsuidOf(value: unknown): string | undefined {
  return typeof value === 'string' && bsuidPattern.test(value) ? value : undefined;
}

export function usernameOf(value: unknown): string | undefined {
  return typeof value === 'string' ? visibleText(usernamePattern.exec(value)?.[1]) : undefined;
}

/** Returns the ids that an item itself contains for one customer. A BSUID may replace a phone number. */
export function partyOf(id: unknown, userId?: unknown, parentId?: unknown): InboundParty | undefined {
  const phone = phoneOf(id);
  const bsuid = bsuidOf(userId) ?? bsuidOf(id);
  if (phone === undefined && bsuid === undefined) return undefined;
  const party: InboundParty = {};
  if (phone !== undefined) party.phone = phone;
  if (bsuid !== undefined) party.bsuid = bsuid;
  const parent = bsuidOf(parentId);
  if (parent !== undefined) party.parentBsuid = parent;
  return party;
}

interface Entry {
  party: InboundParty;
  raw: unknown;
  matched: boolean;
  /**
   * The entry is too large to be repeated with every item of its customer, so it is kept once, as a separate
   * item.
   */
  isLarge?: boolean;
}

/**
 * Maximum JSON length of an entry that is repeated with each item of its customer. With a larger limit, the
 * result could grow with the product of both.
 */
const maxRawCopy = 1_024;
/**
 * Maximum length of a name in UTF-16 units; WhatsApp's own are far shorter, and the full name is in `raw`.
 */
const maxName = 512;

/** The `contacts[]` of one webhook value. */
export interface ContactList {
  entries: Entry[];
  /** Number of items with a customer in the same value. */
  itemCount: number;
  index?: Map<string, Entry>;
}

export function readContactList(contacts: unknown, itemCount: number): ContactList {
  const list = Array.isArray(contacts) ? contacts : [];
  return { entries: list.map(readEntry), itemCount };
}

function readEntry(raw: unknown): Entry {
  if (!isObject(raw)) return { party: {}, raw, matched: false };
  const party = partyOf(raw.wa_id, raw.user_id, raw.parent_user_id) ?? {};
  const profile = isObject(raw.profile) ? raw.profile : {};
  const name = wordOf(profile.name);
  if (name !== undefined) party.profileName = shortened(name);
  const username = usernameOf(profile.username) ?? usernameOf(raw.username);
  if (username !== undefined) party.username = username;
  if (isFullyParsed(raw, profile, party)) return { party, raw, matched: false };
  if (JSON.stringify(raw).length > maxRawCopy) return { party, raw, matched: false, isLarge: true };
  party.raw = raw;
  return { party, raw, matched: false };
}

function shortened(name: string): string {
  return name.length <= maxName ? name : name.slice(0, maxName).toWellFormed();
}

function isFullyParsed(raw: Json, profile: Json, party: InboundParty): boolean {
  for (const key of Object.keys(raw)) {
    if (key === 'profile' && isObject(raw.profile)) continue;
    if (key === 'wa_id' && party.phone !== undefined) continue;
    if (key === 'user_id' && raw.user_id === party.bsuid) continue;
    if (key === 'parent_user_id' && raw.parent_user_id === party.parentBsuid) continue;
    return false;
  }
  for (const key of Object.keys(profile)) {
    if (key === 'name' && (profile.name === '' || profile.name === party.profileName)) continue;
    if (key === 'username' && profile.username === party.username) continue;
    return false;
  }
  return true;
}

/**
 * Returns the customer of an item, with the data of its contact entry. An item without a readable id is
 * matched with the only entry if it is also the only item, because then there is no other candidate.
 */
export function identify(contacts: ContactList, party: InboundParty | undefined): InboundParty | undefined {
  const entry = party === undefined ? onlyEntry(contacts) : findEntryOf(contacts, party);
  if (entry === undefined) return party;
  entry.matched = entry.isLarge !== true;
  return { ...entry.party, ...party };
}

/** Finds an entry by the current ids, otherwise by the earlier ones. */
function findEntryOf(contacts: ContactList, party: InboundParty): Entry | undefined {
  return findEntry(contacts, party) ?? (party.previous && findEntry(contacts, party.previous));
}

function onlyEntry(contacts: ContactList): Entry | undefined {
  const entry = contacts.entries[0];
  if (entry === undefined || contacts.entries.length !== 1 || contacts.itemCount !== 1) return undefined;
  return entry.party.phone === undefined && entry.party.bsuid === undefined ? undefined : entry;
}

/** For more entries than this, a map is faster than a linear search per item. */
const maxLinearSearch = 8;

function findEntry(contacts: ContactList, party: InboundParty): Entry | undefined {
  if (contacts.entries.length <= maxLinearSearch)
    return contacts.entries.find((entry) => isSame(entry.party, party));
  contacts.index ??= indexOf(contacts.entries);
  for (const key of [party.bsuid, party.phone]) {
    const entry = key === undefined ? undefined : contacts.index.get(key);
    if (entry !== undefined && isSame(entry.party, party)) return entry;
  }
  return undefined;
}

function indexOf(entries: Entry[]): Map<string, Entry> {
  const index = new Map<string, Entry>();
  for (const entry of entries) {
    const { phone, bsuid } = entry.party;
    if (phone !== undefined && !index.has(phone)) index.set(phone, entry);
    if (bsuid !== undefined && !index.has(bsuid)) index.set(bsuid, entry);
  }
  return index;
}

/** Whether they have at least one id in common and none that contradicts. */
function isSame(a: InboundParty, b: InboundParty): boolean {
  const phones = a.phone !== undefined && b.phone !== undefined;
  const bsuids = a.bsuid !== undefined && b.bsuid !== undefined;
  if (phones && a.phone !== b.phone) return false;
  if (bsuids && a.bsuid !== b.bsuid) return false;
  return phones || bsuids;
}

/** Returns the entries matched by no item. They are kept, so that nothing in a webhook is lost. */
export function unmatchedEntries(contacts: ContactList): unknown[] {
  return contacts.entries.filter((entry) => !entry.matched).map((entry) => entry.raw);
}
