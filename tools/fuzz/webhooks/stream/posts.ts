import { createHmac } from 'node:crypto';
import type { NumberAccess } from '@waqtor/sandbox';
import type { Random } from '../random.ts';
import { ENTRY_TIME, type Item, type Json } from './items.ts';
import { idsUnder, type Sighting } from './people.ts';

/** One POST to the webhook URL. */
export interface Post {
  path: string;
  body: Buffer;
  signature: string;
  /** The expected response: 200, or a rejection if the signature is invalid. */
  expects: number;
}

export interface Source {
  sessionId: string;
  number: NumberAccess;
}

/** A change that accepts further items of its kind. */
interface OpenChange {
  key: string;
  value: Json;
  people: Map<string, string>;
}

/** Packs several items into one body: in shared or separate changes, in one or several entries. */
export function packItems(random: Random, items: readonly Item[], sources: readonly Source[]): Post {
  const entries: { id: string; time: number; changes: Json[] }[] = [];
  const open: OpenChange[] = [];
  for (const item of items) {
    const { number } = sources[item.session] as Source;
    const time = item.entryTime ?? ENTRY_TIME;
    const id = item.stranger?.wabaId ?? number.wabaId;
    let entry = entries.find((it) => it.id === id && it.time === time);
    if (!entry || random.chance(0.2)) {
      entry = { id, time, changes: [] };
      entries.push(entry);
    }
    if (item.list === null) {
      entry.changes.push(item.raw as Json);
      continue;
    }
    const sighting = item.sighting ?? item.profile;
    const isAlone = item.beside !== undefined || item.entryTime !== undefined;
    const key = `${item.session} ${item.field} ${item.stranger?.pnid ?? ''}`;
    let change = open.find((it) => !isAlone && it.key === key && agrees(it.people, sighting));
    if (!change || random.chance(0.3)) {
      change = { key, value: { ...valueFor(item, number), ...item.beside }, people: new Map() };
      if (!isAlone) open.push(change);
      entry.changes.push({ field: item.field, value: change.value });
    }
    push(change.value, item.list, item.raw);
    if (sighting) introduce(change, sighting);
  }
  return seal(random, { object: 'whatsapp_business_account', entry: entries }, items, sources);
}

function valueFor({ stranger }: Item, number: NumberAccess): Json {
  const display = stranger?.pnid === undefined ? digitsOf(number) : '15559990000';
  const metadata = { display_phone_number: display, phone_number_id: stranger?.pnid ?? number.pnid };
  return { messaging_product: 'whatsapp', metadata };
}

export function digitsOf({ displayPhoneNumber }: NumberAccess): string {
  return displayPhoneNumber.replace(/\D/g, '');
}

/**
 * A customer appears only once in `contacts[]` of a change, so two items of one customer may share a change
 * only if the profile is the same.
 */
function agrees(people: ReadonlyMap<string, string>, sighting: Sighting | undefined): boolean {
  const profile = JSON.stringify(sighting);
  return [sighting?.phone, sighting?.bsuid].every(
    (id) => id === undefined || (people.get(id) ?? profile) === profile,
  );
}

function introduce({ value, people }: OpenChange, sighting: Sighting): void {
  const { phone, bsuid, name, username } = sighting;
  const id = phone ?? bsuid;
  if (id === undefined || people.has(id)) return;
  for (const known of [phone, bsuid]) if (known !== undefined) people.set(known, JSON.stringify(sighting));
  if (name === undefined && username === undefined) return;
  push(value, 'contacts', {
    profile: { ...(name === undefined ? {} : { name }), ...(username === undefined ? {} : { username }) },
    ...idsUnder(sighting, { phone: 'wa_id', bsuid: 'user_id', parent: 'parent_user_id' }),
  });
}

function push(value: Json, list: string, item: unknown): void {
  const items = value[list] as unknown[] | undefined;
  if (items) items.push(item);
  else value[list] = [item];
}

/**
 * Posts to the webhook URL of a session, not necessarily the one the items belong to, or to that of the app.
 * Items of a number or account that is not connected belong to the session to whose URL they are sent.
 */
function seal(random: Random, body: unknown, items: readonly Item[], sources: readonly Source[]): Post {
  const bytes = Buffer.from(JSON.stringify(body));
  const strange = items.find((item) => item.stranger !== undefined);
  const own = sources[(strange ?? items[0])?.session ?? 0] as Source;
  const isOfOne = items.every((item) => item.session === items[0]?.session);
  const at =
    strange || random.chance(isOfOne ? 0.6 : 0) ? own : random.chance(0.2) ? random.pick(sources) : undefined;
  const path = at ? `/webhooks/whatsapp/${at.sessionId}` : '/webhooks/whatsapp';
  return { path, body: bytes, signature: sign(bytes, own.number.appSecret), expects: 200 };
}

/** Whether these items may share a body; items of a foreign number or account are attributed by the URL. */
export function fits(batch: readonly Item[], item: Item): boolean {
  if (item.stranger === undefined) return true;
  return batch.every((it) => it.stranger === undefined || it.session === item.session);
}

export function sign(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
/**
 * Creates an unauthenticated POST: signed with another secret, altered in transit, or unsigned. It must
 * change nothing.
 */
export function forge(random: Random, { path, body }: Post, sources: readonly Source[]): Post {
  const altered = Buffer.concat([body, Buffer.from(' ')]);
  const secret = sources[0]?.number.appSecret ?? '';
  return random.pick([
    { path, body, signature: sign(body, 'another secret'), expects: 401 },
    { path, body: altered, signature: sign(body, secret), expects: 401 },
    { path, body, signature: '', expects: 401 },
    { path, body, signature: `sha1=${'0'.repeat(40)}`, expects: 401 },
    { path, body: body.subarray(0, body.length >> 1), signature: sign(body, secret), expects: 401 },
    {
      path: '/webhooks/whatsapp/ses_00000000000000000000000000000000',
      body,
      signature: sign(body, secret),
      expects: 404,
    },
  ]);
}

/**
 * Creates a signed body that is not a webhook; it is kept as one item by the session to which it was sent.
 */
export function invalidJson(random: Random, mark: string, source: Source): { post: Post; payload: unknown } {
  const text = random.pick([`{"object": "${mark}`, `${mark}`, `<xml>${mark}</xml>`, `{"a":"${mark}"}}`]);
  const body = Buffer.from(text);
  return {
    post: {
      path: `/webhooks/whatsapp/${source.sessionId}`,
      body,
      signature: sign(body, source.number.appSecret),
      expects: 200,
    },
    payload: { text },
  };
}
