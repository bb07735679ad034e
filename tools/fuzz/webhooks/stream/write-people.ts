import type { Item, Json } from './items.ts';
import { type Customer, idsAt, idsUnder, isMover, isRenewed, type Sighting, sight } from './people.ts';
import { changesIds, pickCustomer, type World } from './world.ts';

const NAMES = { phone: 'wa_id', bsuid: 'user_id', parent: 'parent_user_id' };

/** Generates a customer's marketing opt-out or opt-in, or another preference. */
export function writePreference(world: World, session: number): Item {
  const { random, span } = world;
  const at = random.whole(span.from, span.to);
  const sighting = sight(random, pickCustomer(world), at);
  const choice = random.pick(['stop', 'resume'] as const);
  const isMarketing = random.chance(0.85);
  const raw: Json = {
    ...idsUnder(sighting, NAMES),
    detail: `asked for it ${world.count}`,
    category: isMarketing ? 'marketing_messages' : 'utility_messages',
    value: choice,
    timestamp: at,
  };
  return {
    session,
    field: 'user_preferences',
    list: 'user_preferences',
    raw,
    at,
    sighting,
    ...(isMarketing ? { choice } : {}),
    kept: { field: 'user_preferences', kind: choice, payload: raw },
  };
}

/** Generates a change of the address book on the business's phone. */
export function writeBookEntry(world: World, session: number): Item {
  const { random, span, count } = world;
  const at = random.whole(span.from, span.to);
  const { name: _name, username: _username, ...sighting } = sight(random, pickCustomer(world), at);
  const isAdded = random.chance(0.8);
  const bookName = `Shop ${sighting.person} ${count}`;
  const raw: Json = {
    type: 'contact',
    action: isAdded ? 'add' : 'remove',
    contact: {
      ...idsUnder(sighting, { ...NAMES, phone: 'phone_number' }),
      ...(isAdded ? { full_name: bookName } : {}),
    },
    metadata: { timestamp: String(at), version: count },
  };
  return {
    session,
    field: 'smb_app_state_sync',
    list: 'state_sync',
    raw,
    at,
    sighting,
    ...(isAdded ? { bookName } : {}),
    kept: { field: 'contact', kind: 'contact', payload: raw },
  };
}

/** Generates the report of a customer's changed number or user id, in one of its formats. */
export function writeChange(world: World, session: number, who?: Customer): Item | undefined {
  const { random, customers } = world;
  const customer = who ?? customers[random.whole(0, customers.length - 1)];
  if (!customer || !changesIds(customer)) return undefined;
  if (isRenewed(customer)) world.announced.add(customer);
  if (isMover(customer)) return changedNumber(world, session, customer);
  return random.chance(0.5)
    ? changedUserId(world, session, customer)
    : updatedUserId(world, session, customer);
}

/** The item comes from the old number; the user ids are included if they add information. */
function changedNumber(world: World, session: number, customer: Customer): Item {
  const { random } = world;
  const at = customer.movedAt;
  const before = idsAt(customer, at - 1);
  const now = idsAt(customer, at);
  const isContested = customer.contested.has(before.phone) || customer.contested.has(now.phone);
  const isNamed = isContested || isRenewed(customer) || random.chance(0.5);
  const isOld = random.chance(0.3);
  const sighting: Sighting = {
    person: customer.person,
    phone: now.phone,
    previous: { phone: before.phone },
    ...(isNamed ? { bsuid: now.bsuid, previous: before } : {}),
  };
  const { system, content } = systemOf(
    isOld ? 'customer_changed_number' : 'user_changed_number',
    `moved ${world.count}`,
    { [isOld ? 'new_wa_id' : 'wa_id']: now.phone, ...(isNamed ? { user_id: now.bsuid } : {}) },
  );
  const from = { from: before.phone, ...(isNamed ? { from_user_id: before.bsuid } : {}) };
  return systemMessage(world, session, { at, sighting, raw: { ...from, system }, content });
}

/** The item comes without a sender, or from the number; the ids identify the customer. */
function changedUserId(world: World, session: number, customer: Customer): Item {
  const at = customer.renewedAt;
  const before = idsAt(customer, at - 1);
  const now = idsAt(customer, at);
  const { system, content } = systemOf('user_changed_user_id', `renewed ${world.count}`, {
    previous_user_id: before.bsuid,
    user_id: now.bsuid,
  });
  const isNamed = world.random.chance(0.5);
  const sighting: Sighting = {
    person: customer.person,
    bsuid: now.bsuid,
    previous: { bsuid: before.bsuid },
    ...(isNamed ? { phone: now.phone } : {}),
  };
  const from = isNamed ? { from: now.phone } : {};
  return systemMessage(world, session, { at, sighting, raw: { ...from, system }, content });
}

function systemOf(type: string, body: string, ids: Json): { system: Json; content: Json } {
  const { wa_id, new_wa_id, ...details } = ids;
  const newPhone = wa_id ?? new_wa_id;
  return {
    system: { type, body, ...ids },
    content: {
      type: 'system',
      event: type,
      text: body,
      ...(newPhone === undefined ? {} : { newPhone: `+${newPhone}` }),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    },
  };
}

function systemMessage(
  { count }: World,
  session: number,
  { at, sighting, raw, content }: { at: number; sighting: Sighting; raw: Json; content: Json },
): Item {
  const id = `wamid.system.${session}.${count}`;
  return {
    session,
    field: 'messages',
    list: 'messages',
    raw: { id, timestamp: String(at), type: 'system', ...raw },
    at,
    sighting,
    message: {
      id,
      direction: 'in',
      origin: 'customer',
      at,
      content,
      text: String(content.text),
      isModifier: false,
      opensWindow: false,
      rank: 2,
    },
  };
}

function updatedUserId({ random, count }: World, session: number, customer: Customer): Item {
  const at = customer.renewedAt;
  const { bsuid: previous } = idsAt(customer, at - 1);
  const { bsuid: current, phone } = idsAt(customer, at);
  const isNamed = random.chance(0.5);
  const raw: Json = {
    ...(isNamed ? { wa_id: phone } : {}),
    ...(random.chance(0.5)
      ? { user_id: { previous, current } }
      : { user_id: current, previous_user_id: previous }),
    detail: `updated ${count}`,
    timestamp: String(at),
  };
  return {
    session,
    field: 'user_id_update',
    list: 'user_id_update',
    raw,
    at,
    sighting: {
      person: customer.person,
      bsuid: current,
      previous: { bsuid: previous },
      ...(isNamed ? { phone } : {}),
    },
    kept: { field: 'user_id_update', kind: 'user_id_update', payload: raw },
  };
}
