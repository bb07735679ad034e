import { createHash } from 'node:crypto';
import { visibleText } from '@waqtor/contract';
import type { Identity, InboundEvent, InboundParty } from '@waqtor/provider';
import type { Observation } from '../contacts/identities/observations.ts';
import type { RoutedEvent } from './routed-event.ts';
import { storable, storableJson } from './storable.ts';
import { truncateEvent } from './truncate-event.ts';

/** One event, ready for the database. */
export interface Item<Event extends InboundEvent = InboundEvent> {
  tenantId: string;
  sessionId: string;
  event: Event;
  /** The raw item as JSON text. */
  raw: string;
  /** Set if the item is stored as unreadable instead of as its own type: the reason. */
  error: string | undefined;
}

/**
 * Times further in the future than this are replaced by the current time: they would stay on top of every
 * list.
 */
const MAX_AHEAD_MS = 86_400_000;

/** An index does not accept longer ids; WhatsApp's have fewer than a hundred characters. */
const MAX_ID = 500;
/**
 * How many bytes a shared contact entry may add to each item that refers to it, on top of the item's own
 * size.
 */
const MAX_ENTRY = 1_000;

/**
 * Makes an event storable. Never throws: an event that cannot be prepared is stored as an unreadable item
 * with its error.
 */
export function prepare({ tenantId, sessionId, event }: RoutedEvent, now: Date): Item {
  try {
    checkIds(event);
    const json = rawOf(event);
    const raw = storableJson(json);
    // The parsed values come from the raw item: if that contains nothing unstorable, neither do they.
    const clean = truncateEvent(raw === json && isCleanParty(event) ? event : cleaned(event), raw);
    return {
      tenantId,
      sessionId,
      event: dated(clean, 'at' in event ? event.at : undefined, now),
      raw,
      error: undefined,
    };
  } catch (error) {
    return unreadable({ tenantId, sessionId, event, raw: printed(event.raw), error: undefined }, error);
  }
}

function isCleanParty(event: InboundEvent): boolean {
  if (!('contact' in event) || event.contact === undefined) return true;
  for (const value of Object.values(event.contact)) {
    if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'))) return false;
  }
  return true;
}

function cleaned(event: InboundEvent): InboundEvent {
  const { raw, ...rest } = event;
  return { ...storable(rest), raw } as InboundEvent;
}

/** Returns the event with a plausible time. (Cleaning may have turned the time into text.) */
function dated(event: InboundEvent, at: Date | undefined, now: Date): InboundEvent {
  if (at === undefined) return event;
  if (Number.isNaN(at.getTime())) throw new Error('the time is not an instant');
  const isAhead = at.getTime() > now.getTime() + MAX_AHEAD_MS;
  if (!isAhead && 'at' in event && event.at === at) return event;
  return { ...event, at: isAhead ? now : at } as InboundEvent;
}

/** Converts the item to one that could not be read. Its payload is text, which no database refuses. */
export function unreadable(item: Item, cause: unknown): Item {
  const error = cause instanceof Error ? cause.message : String(cause);
  const raw = storableJson(JSON.stringify({ text: item.raw }));
  const { account } = item.event;
  const field = 'field' in item.event ? item.event.field : item.event.type;
  const event = { type: 'unknown', account, field: storable(field), raw: undefined } as const;
  return { ...item, event, raw, error: `could not be stored: ${storable(error).replaceAll('\0', '')}` };
}

function printed(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? 'null';
  } catch {
    return String(raw);
  }
}

/**
 * Throws for an id that the indexes would refuse. Finding it here keeps it from failing the rest of its
 * batch.
 */
function checkIds(event: InboundEvent): void {
  const { phone, bsuid, parentBsuid, lid, username } = ('contact' in event && event.contact) || {};
  const ids = [phone, bsuid, parentBsuid, lid, username];
  if ('contact' in event && event.contact && 'previous' in event.contact) {
    ids.push(...Object.values(event.contact.previous ?? {}));
  }
  if ('providerId' in event) ids.push(event.providerId);
  if (event.type === 'message') ids.push(event.targetProviderId, event.replyToProviderId);
  if (ids.some((id) => id !== undefined && id.length > MAX_ID)) {
    throw new Error(`an id has more than ${MAX_ID} characters`);
  }
}

/**
 * Returns the item as JSON text, including the parts of WhatsApp's contact entry that we do not parse. Many
 * items may share one entry, and it is stored once per item, so a large one is truncated.
 */
function rawOf(event: InboundEvent): string {
  const item = JSON.stringify(event.raw) ?? 'null';
  const party: InboundParty | undefined = 'contact' in event ? event.contact : undefined;
  if (party?.raw === undefined) return item;
  const entry = entryJson(party.raw);
  const room = Math.max(MAX_ENTRY, item.length);
  const kept = entry.length <= room ? entry : JSON.stringify({ cut: entry.slice(0, room) });
  return `{"item":${item},"contact":${kept}}`;
}

const entries = new WeakMap<object, string>();

/** Serialised once per entry, however many items share it. */
function entryJson(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return JSON.stringify(entry) ?? 'null';
  const known = entries.get(entry);
  if (known !== undefined) return known;
  const json = JSON.stringify(entry);
  entries.set(entry, json);
  return json;
}

function isNamed({ phone, bsuid, parentBsuid, lid, username }: Identity): boolean {
  return (phone ?? bsuid ?? parentBsuid ?? lid ?? username) !== undefined;
}

/** The event's information about its contact; undefined if it identifies no contact. */
export function observationOf({ tenantId, event }: Item, now: Date): Observation | undefined {
  if (event.type === 'unknown') return undefined;
  const { contact } = event;
  if (!contact || !isNamed(contact)) return undefined;
  const { phone, bsuid, parentBsuid, lid, username } = contact;
  const previous = 'previous' in contact ? contact.previous : undefined;
  const observation: Observation = {
    tenantId,
    phone,
    bsuid,
    parentBsuid,
    lid,
    username,
    previous,
    at: (event.at ?? now).getTime(),
    isTouch: event.type === 'message',
  };
  // A name without visible characters counts as no name.
  if (event.type === 'contact')
    observation.name = event.removed ? undefined : visibleText(event.contact.name);
  else observation.profileName = visibleText(event.contact?.profileName);
  if (event.type !== 'message' || event.content.type !== 'system' || previous) return observation;
  const { newPhone } = event.content;
  if (newPhone === undefined || newPhone === phone) return observation;
  return { ...observation, phone: newPhone, previous: { phone, bsuid, parentBsuid, lid } };
}

/** Identifies a repeated delivery: items with equal bytes are the same item. */
export function fingerprintOf(kind: string, raw: string): Buffer {
  return createHash('sha256').update(kind).update('\n').update(raw).digest();
}
