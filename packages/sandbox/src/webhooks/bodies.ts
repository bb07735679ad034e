import type { Json } from '../json.ts';
import { type Person, waIdOf } from '../people/person.ts';
import type { BusinessNumber } from '../world.ts';

/** One event to send: its ledger item, and the change that contains it. */
export interface WebhookItem {
  item: number;
  wabaId: string;
  field: string;
  /** Built only if a callback is subscribed. */
  value: () => Json;
  pnid?: string;
  to?: string;
}

export const metadataOf = (number: BusinessNumber): Json => ({
  display_phone_number: number.displayPhoneNumber.replace(/[^0-9]/g, ''),
  phone_number_id: number.id,
});

/** Builds `contacts[]` of an inbound message; a person who hides the phone has no `wa_id`. */
function contactOf(person: Person): Json {
  return {
    profile: { name: person.name, ...(person.username ? { username: person.username } : {}) },
    ...(person.hidesPhone ? {} : { wa_id: person.phone }),
    user_id: person.bsuid,
  };
}

export function inboundValue(number: BusinessNumber, person: Person, message: Json): Json {
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(number),
    contacts: [contactOf(person)],
    messages: [message],
  };
}

export function statusValue(number: BusinessNumber, person: Person, status: Json): Json {
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(number),
    contacts: [contactOf(person)],
    statuses: [
      {
        ...status,
        ...(person.hidesPhone ? {} : { recipient_id: waIdOf(person) }),
        recipient_user_id: person.bsuid,
      },
    ],
  };
}

/**
 * Builds one POST body for these items, with one entry per account. With `merge`, items of one number share a
 * change.
 */
export function bodyOf(items: WebhookItem[], merge: boolean, at: number): Buffer {
  const entries = new Map<string, { id: string; time: number; changes: { value: Json; field: string }[] }>();
  for (const { wabaId, field, value: make } of items) {
    const value = make();
    let entry = entries.get(wabaId);
    if (!entry) {
      entry = { id: wabaId, time: Math.floor(at / 1000), changes: [] };
      entries.set(wabaId, entry);
    }
    const host = merge
      ? entry.changes.find((change) => change.field === field && sameNumber(change.value, value))
      : undefined;
    if (host) host.value = mergeValues(host.value, value);
    else entry.changes.push({ value, field });
  }
  return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [...entries.values()] }));
}

const sameNumber = (a: Json, b: Json): boolean =>
  JSON.stringify(a.metadata) === JSON.stringify(b.metadata) && a.metadata !== undefined;

function mergeValues(into: Json, from: Json): Json {
  const merged: Json = { ...into };
  for (const list of ['contacts', 'messages', 'statuses']) {
    const added = from[list];
    if (Array.isArray(added)) merged[list] = [...(Array.isArray(merged[list]) ? merged[list] : []), ...added];
  }
  return merged;
}
