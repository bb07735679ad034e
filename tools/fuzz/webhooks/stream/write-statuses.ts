import { type Item, type Json, STEPS } from './items.ts';
import { sight } from './people.ts';
import { GROUPS, type Outgoing, pickCustomer, type World } from './world.ts';
import { recipientOf } from './write-messages.ts';

/**
 * Generates a status of a message of the product, of an echo or of an unknown message; sometimes for a group
 * to which it was not sent.
 */
export function writeStatus(world: World, session: number): Item {
  const { random, span, sent } = world;
  const at = random.whole(span.from, span.to);
  const step = random.pick(STEPS);
  const from = random.pick(['sent', 'echo', 'echo', 'nobody'] as const);
  const echo = from === 'echo' ? pickOutgoing(world, session) : undefined;
  const ours = from === 'sent' ? (sent[session] ?? []) : [];
  const id = echo?.id ?? (ours.length > 0 ? random.pick(ours) : elsewhere(world, session));
  const raw: Json = { id, status: step, timestamp: String(at) };
  const item: Item = { session, field: 'messages', list: 'statuses', raw, at };
  const group = echo?.group ?? (random.chance(0.1) ? random.pick(GROUPS) : undefined);
  const names = random.chance(0.8);
  // A status contains the recipient of its message. For messages that another system sent, any customer will
  // do.
  const recipient = echo?.customer ?? (ours.length > 0 ? undefined : pickCustomer(world));
  const isOfMember = group !== undefined && random.chance(0.5);
  if (group !== undefined && names) {
    Object.assign(raw, { recipient_type: 'group', recipient_id: group });
    const { phone, bsuid } = sight(random, pickCustomer(world), at);
    if (isOfMember && phone !== undefined) raw.recipient_participant_id = phone;
    if (isOfMember && bsuid !== undefined) raw.recipient_participant_user_id = bsuid;
  } else if (group === undefined && recipient && names) {
    item.sighting = sight(random, recipient, at);
    Object.assign(raw, recipientOf(item.sighting));
  }
  // 131047 is not used, because it closes the customer service window at that moment, so the result would
  // depend on the order of arrival.
  const code =
    step === 'failed' ? random.pick(echo ? [131026, 131053, 131050] : [131026, 131053]) : undefined;
  if (code !== undefined) raw.errors = [{ code, title: `error ${world.count}` }];
  else if (random.chance(0.5)) raw.pricing = { billable: true, category: 'utility' };
  item.status = { id, step, at, code, ...(group !== undefined && names ? { group, isOfMember } : {}) };
  return item;
}

function pickOutgoing({ random, outgoing }: World, session: number): Outgoing | undefined {
  const echoes = outgoing[session] ?? [];
  return echoes.length > 0 ? random.pick(echoes) : undefined;
}

function elsewhere({ random }: World, session: number): string {
  return `wamid.elsewhere.${session}.${random.whole(0, 60)}`;
}

/**
 * Generates a payment status: a message in the payer's conversation, never an ack. One without a payer is
 * stored raw.
 */
export function writePayment(world: World, session: number): Item {
  const { random, span, sent } = world;
  const at = random.whole(span.from, span.to);
  const echo = random.chance(0.5) ? pickOutgoing(world, session) : undefined;
  const ours = echo ? [] : (sent[session] ?? []);
  const isOfOurs = ours.length > 0 && random.chance(0.5);
  const id = echo?.id ?? (isOfOurs ? random.pick(ours) : elsewhere(world, session));
  const mark = `pay${world.count}`;
  const status = random.pick(['pending', 'captured', 'failed']);
  const raw: Json = {
    type: 'payment',
    id,
    status,
    timestamp: String(at),
    payment: {
      reference_id: mark,
      amount: { value: 21_000, offset: 100 },
      currency: 'INR',
      transaction: { id: `t${mark}`, type: 'upi', status },
    },
  };
  const item: Item = { session, field: 'messages', list: 'statuses', raw, at };
  if (isOfOurs) return { ...item, kept: { field: 'messages', kind: 'unreadable', payload: raw } };
  const sighting = sight(random, echo?.customer ?? pickCustomer(world), at);
  Object.assign(raw, recipientOf(sighting));
  return {
    ...item,
    sighting,
    message: {
      id: `payment ${mark}`,
      direction: 'in',
      origin: 'system',
      at,
      content: {
        type: 'payment',
        status,
        referenceId: mark,
        amount: 210,
        currency: 'INR',
        transactionId: `t${mark}`,
        transactionStatus: status,
        method: 'upi',
      },
      text: mark,
      isModifier: false,
      opensWindow: false,
      answers: id,
      rank: 2,
    },
  };
}
