import { createHmac } from 'node:crypto';
import type { NumberAccess } from '@waqtor/sandbox';
import { ENTRY_TIME, type Item } from './items.ts';
import type { Sighting } from './people.ts';
import type { Random } from './random.ts';

type Json = Record<string, unknown>;

/** One POST to the door for webhooks. */
export interface Post {
  path: string;
  body: Buffer;
  signature: string;
  /** What it must be answered with: 200, or the refusal of what nobody proved. */
  expects: number;
}

export interface Line {
  sessionId: string;
  number: NumberAccess;
}

/** Several items in one body: in shared changes or in changes of their own, in one entry or several. */
export function packItems(random: Random, items: readonly Item[], lines: readonly Line[]): Post {
  const entries: { id: string; time: number; changes: Json[] }[] = [];
  const open: { line: number; field: string; value: Json; people: Map<string, string> }[] = [];
  for (const item of items) {
    const { number } = lines[item.line] as Line;
    let entry = entries.find(({ id }) => id === number.wabaId);
    if (!entry || random.chance(0.2)) {
      entry = { id: number.wabaId, time: ENTRY_TIME, changes: [] };
      entries.push(entry);
    }
    if (item.what === 'other' && item.place === 'change') {
      entry.changes.push(item.raw as Json);
      continue;
    }
    const field = item.what === 'message' && item.isEcho ? 'smb_message_echoes' : 'messages';
    const sighting = item.what === 'other' ? {} : item.sighting;
    let shared = random.chance(0.7)
      ? open.find((it) => it.line === item.line && it.field === field && agrees(it.people, sighting))
      : undefined;
    if (!shared) {
      const metadata = {
        display_phone_number: number.displayPhoneNumber.replace(/\D/g, ''),
        phone_number_id: number.pnid,
      };
      shared = {
        line: item.line,
        field,
        value: { messaging_product: 'whatsapp', metadata },
        people: new Map(),
      };
      open.push(shared);
      entry.changes.push({ field, value: shared.value });
    }
    const list =
      item.what === 'message'
        ? item.isEcho
          ? 'message_echoes'
          : 'messages'
        : item.what === 'status'
          ? 'statuses'
          : item.place;
    push(shared.value, list, item.raw);
    introduce(shared.value, shared.people, sighting);
  }
  return seal(random, { object: 'whatsapp_business_account', entry: entries }, items, lines);
}

/** In one change a customer stands in `contacts[]` once, so two items of one may share it only with the same profile. */
function agrees(people: ReadonlyMap<string, string>, sighting: Sighting): boolean {
  const profile = JSON.stringify(sighting);
  return [sighting.phone, sighting.bsuid].every(
    (id) => id === undefined || (people.get(id) ?? profile) === profile,
  );
}

function introduce(value: Json, people: Map<string, string>, sighting: Sighting): void {
  const { phone, bsuid, name, username } = sighting;
  const id = phone ?? bsuid;
  if (id === undefined || people.has(id)) return;
  for (const known of [phone, bsuid]) if (known !== undefined) people.set(known, JSON.stringify(sighting));
  if (name === undefined && username === undefined) return;
  push(value, 'contacts', {
    profile: { ...(name === undefined ? {} : { name }), ...(username === undefined ? {} : { username }) },
    ...(phone === undefined ? {} : { wa_id: phone }),
    ...(bsuid === undefined ? {} : { user_id: bsuid }),
  });
}

function push(value: Json, list: string, item: unknown): void {
  const items = value[list] as unknown[] | undefined;
  if (items) items.push(item);
  else value[list] = [item];
}

// To the door of the session when all of it is for one number, now and then; else to the door of the app.
function seal(random: Random, body: unknown, items: readonly Item[], lines: readonly Line[]): Post {
  const bytes = Buffer.from(JSON.stringify(body));
  const first = lines[items[0]?.line ?? 0] as Line;
  const isOfOne = items.every((item) => item.line === items[0]?.line);
  const path = isOfOne && random.chance(0.6) ? `/webhooks/whatsapp/${first.sessionId}` : '/webhooks/whatsapp';
  return { path, body: bytes, signature: sign(bytes, first.number.appSecret), expects: 200 };
}

export function sign(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** A POST nobody has proven: signed with another secret, altered on the way, or not signed. It must change nothing. */
export function forge(random: Random, { path, body }: Post, lines: readonly Line[]): Post {
  const altered = Buffer.concat([body, Buffer.from(' ')]);
  const secret = lines[0]?.number.appSecret ?? '';
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

/** A signed body that is no webhook at all; kept as one item by the session it was sent to. */
export function nonsense(random: Random, mark: string, line: Line): { post: Post; payload: unknown } {
  const text = random.pick([`{"object": "${mark}`, `${mark}`, `<xml>${mark}</xml>`, `{"a":"${mark}"}}`]);
  const body = Buffer.from(text);
  return {
    post: {
      path: `/webhooks/whatsapp/${line.sessionId}`,
      body,
      signature: sign(body, line.number.appSecret),
      expects: 200,
    },
    payload: { text },
  };
}
