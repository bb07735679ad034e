import { writeSomething } from './contents.ts';
import type { Item, Json } from './items.ts';
import { idsUnder, type Sighting, sight } from './people.ts';
import { chatOf, GROUPS, pickCustomer, type World } from './world.ts';

/**
 * Generates a message from a customer, or an echo of one that the business sent from its phone; one in eight
 * is in a group.
 */
export function writeMessage(world: World, session: number, direction: 'in' | 'out'): Item {
  const { random, span } = world;
  const at = random.whole(span.from, span.to);
  const customer = pickCustomer(world);
  const group = random.chance(0.12) ? random.pick(GROUPS) : undefined;
  const isEcho = direction === 'out';
  // The recipient of an echo in a group is the group.
  const sighting = isEcho && group !== undefined ? undefined : sight(random, customer, at);
  const id = `wamid.${isEcho ? 'echo' : 'in'}.${session}.${world.count}`;
  const chat = chatOf(world, `${session} ${group ?? customer.person}`);
  const content = writeSomething(random, `m${world.count}`, chat);
  const raw: Json = { id, timestamp: random.chance(0.9) ? String(at) : at, ...content.raw };
  let answers = content.about;
  if (answers === undefined && content.raw.context === undefined && random.chance(0.15)) {
    // A group message may get a private reply.
    const quoted = random.chance(0.8) ? chat : chatOf(world, `${session} ${random.pick(GROUPS)}`);
    answers = quoted.length > 0 ? random.pick(quoted) : 'wamid.nobody';
    raw.context = { from: '15550000000', id: answers };
  }
  if (sighting) nameSide(world, raw, isEcho ? 'to' : 'from', sighting);
  if (group !== undefined) {
    if (isEcho) Object.assign(raw, { to: group, recipient_type: 'group' });
    else raw.group_id = group;
  }
  chat.push(id);
  if (isEcho) world.outgoing[session]?.push(group === undefined ? { id, customer } : { id, group });
  return {
    session,
    field: isEcho ? 'smb_message_echoes' : 'messages',
    list: isEcho ? 'message_echoes' : 'messages',
    raw,
    at,
    ...(sighting ? { sighting } : {}),
    ...(content.beside ? { beside: content.beside } : {}),
    message: {
      id,
      direction,
      origin: isEcho ? 'business_app' : 'customer',
      at,
      content: content.content,
      text: content.text,
      isModifier: content.isModifier === true,
      opensWindow: content.isModifier !== true || content.opensWindow === true,
      rank: content.isBare === true ? 1 : 2,
      ...(group === undefined ? {} : { group }),
      ...(answers === undefined ? {} : { answers }),
    },
  };
}

/** A BSUID may replace the phone number, or be in a field of its own. */
export function nameSide(
  { random }: Pick<World, 'random'>,
  raw: Json,
  side: string,
  sighting: Sighting,
): void {
  const { phone, bsuid, parent } = sighting;
  if (phone !== undefined) raw[side] = phone;
  else if (random.chance(0.5)) raw[side] = bsuid;
  if (bsuid !== undefined && raw[side] !== bsuid) raw[`${side}_user_id`] = bsuid;
  if (parent !== undefined) raw[`${side}_parent_user_id`] = parent;
}

/** Returns the customer of a status, a payment or a call. */
export function recipientOf(sighting: Sighting): Json {
  return idsUnder(sighting, {
    phone: 'recipient_id',
    bsuid: 'recipient_user_id',
    parent: 'recipient_parent_user_id',
  });
}
