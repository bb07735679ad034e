import type { Item, Json, ReportedCondition } from './items.ts';
import { sight } from './people.ts';
import { pickCustomer, type World } from './world.ts';
import { nameSide, recipientOf } from './write-messages.ts';

type AccountEvent = [field: string, kind: string, value: Json, means?: Omit<ReportedCondition, 'at'>];

const STANDINGS: readonly AccountEvent[] = [
  [
    'account_update',
    'DISABLED_UPDATE',
    { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } },
    { about: 'account', code: 'account_disabled', state: 'banned' },
  ],
  [
    'account_update',
    'DISABLED_UPDATE',
    { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } },
    { about: 'account', code: null },
  ],
  [
    'account_update',
    'PARTNER_REMOVED',
    { event: 'PARTNER_REMOVED' },
    { about: 'access', code: 'access_removed', state: 'logged_out' },
  ],
  ['account_update', 'PARTNER_ADDED', { event: 'PARTNER_ADDED' }, { about: 'access', code: null }],
  [
    'account_update',
    'ACCOUNT_RESTRICTION',
    { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'RESTRICTED_ADD_PHONE_NUMBER' }] },
    { about: 'restriction', code: 'account_restricted', state: 'restricted' },
  ],
  [
    'account_update',
    'ACCOUNT_RESTRICTION',
    { event: 'ACCOUNT_RESTRICTION', restriction_info: [] },
    { about: 'restriction', code: null },
  ],
  [
    'account_review_update',
    'REJECTED',
    { decision: 'REJECTED' },
    { about: 'review', code: 'review_rejected', state: 'restricted' },
  ],
  ['account_review_update', 'APPROVED', { decision: 'APPROVED' }, { about: 'review', code: null }],
  ['message_template_status_update', 'APPROVED', { event: 'APPROVED', message_template_language: 'en' }],
  ['message_template_status_update', 'REJECTED', { event: 'REJECTED', message_template_language: 'en' }],
  ['message_template_quality_update', 'YELLOW', { new_quality_score: 'YELLOW' }],
];

const OF_NUMBER: readonly AccountEvent[] = [
  [
    'phone_number_quality_update',
    'FLAGGED',
    { event: 'FLAGGED', current_limit: 'TIER_1K' },
    { about: 'quality', code: 'quality_flagged', state: 'degraded' },
  ],
  ['phone_number_quality_update', 'UNFLAGGED', { event: 'UNFLAGGED' }, { about: 'quality', code: null }],
  [
    'phone_number_name_update',
    'REJECTED',
    { decision: 'REJECTED' },
    { about: 'name', code: 'name_rejected' },
  ],
  ['phone_number_name_update', 'APPROVED', { decision: 'APPROVED' }, { about: 'name', code: null }],
];

/** Generates an event of the account, or of one of its numbers, which may not be connected. */
export function writeAccountEvent(world: World, session: number): Item {
  const { random, span, count, ownPhones } = world;
  const at = random.whole(span.from, span.to);
  const isOfNumber = random.chance(0.4);
  const [field, kind, reported, means] = random.pick(isOfNumber ? OF_NUMBER : STANDINGS);
  const isOurs = random.chance(0.7);
  const value: Json = { ...reported, mark: `a${count}` };
  if (isOfNumber) value.display_phone_number = isOurs ? ownPhones[session] : '15559990000';
  const raw = { field, value };
  const payload = { time: at, ...raw };
  const item: Item = { session, field, list: null, raw, at, entryTime: at, kept: { field, kind, payload } };
  if (random.chance(0.1))
    return { ...item, stranger: { wabaId: '999000999' }, kept: { field, kind: 'other_account', payload } };
  return means && (!isOfNumber || isOurs) ? { ...item, condition: { ...means, at } } : item;
}

const OTHER_NUMBER = '999000999000';

/** Generates an item about a number that is not connected, sent to the URL of one that is. */
export function writeOtherNumber(world: World, session: number): Item {
  const { random, span, count } = world;
  const at = random.whole(span.from, span.to);
  const sighting = sight(random, pickCustomer(world), at);
  const { phone, bsuid, parent, name, username } = sighting;
  const contact = {
    ...(phone === undefined ? {} : { phone: `+${phone}` }),
    ...(bsuid === undefined ? {} : { bsuid }),
    ...(parent === undefined ? {} : { parentBsuid: parent }),
    ...(name === undefined ? {} : { profileName: name }),
    ...(username === undefined ? {} : { username }),
  };
  const isMessage = random.chance(0.6);
  const raw: Json = { id: `wamid.other.${session}.${count}`, timestamp: String(at) };
  if (isMessage) {
    nameSide(world, raw, 'from', sighting);
    Object.assign(raw, { type: 'text', text: { body: `not for us ${count}` } });
  } else Object.assign(raw, { status: 'read' }, recipientOf(sighting));
  return {
    session,
    field: 'messages',
    list: isMessage ? 'messages' : 'statuses',
    raw,
    at,
    stranger: { pnid: OTHER_NUMBER },
    profile: sighting,
    kept: { field: 'messages', kind: 'other_number', payload: { item: raw, contact } },
  };
}

/**
 * Generates an item to be stored raw: an unknown field, a malformed sibling, a status of an unknown object.
 */
export function writeOther(world: World, session: number): Item {
  const { random, span, count } = world;
  const at = span.from;
  const mark = `o${count}`;
  const list = random.pick(['change', 'messages', 'messages', 'statuses'] as const);
  if (list === 'change') {
    const field = random.pick(['holograms', '__proto__', 'constructor']);
    const raw = { field, value: { mark, deep: { list: [null, 1e308, '\ud83d\ude00'] } } };
    return { session, field, list: null, raw, at, kept: { field, kind: 'unknown', payload: raw } };
  }
  const raw = random.pick<unknown>(list === 'messages' ? brokenMessages(mark) : brokenStatuses(mark));
  const kept = { field: 'messages', kind: 'unreadable', payload: raw };
  return { session, field: 'messages', list, raw, at, kept };
}

const from = { from: '212600000000', type: 'text' };

function brokenMessages(mark: string): unknown[] {
  return [
    { id: `wamid.${mark}`, type: 'text', text: { body: mark } }, // without an author
    { ...from, id: `wamid.${mark}`, timestamp: 'soon', text: { body: mark } },
    { ...from, timestamp: '1790000000', text: { body: mark } },
    mark,
    [mark],
    { id: { $gt: '' }, mark },
    { ...from, id: 'x'.repeat(600), timestamp: '1790000000', mark },
  ];
}

function brokenStatuses(mark: string): unknown[] {
  return [
    { id: `wamid.${mark}`, status: 'teleported', timestamp: '1790000000' },
    { id: `wamid.${mark}`, status: 'sent', timestamp: '-1' },
    { id: `wamid.${mark}`, type: 'teleport', status: 'failed', timestamp: '1790000000' },
    { status: 'sent', timestamp: '1790000000', mark },
    mark,
  ];
}
