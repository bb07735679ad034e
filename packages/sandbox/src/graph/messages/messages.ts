import { applyFaults, type FaultEffect } from '../../faults.ts';
import { type Json, objectAt, stringAt } from '../../json.ts';
import {
  addToThread,
  createPerson,
  findEntry,
  findPerson,
  isBsuid,
  type Person,
  phoneDigits,
  type ThreadEntry,
  windowIsOpen,
} from '../../people/person.ts';
import { emitStatus, type Outgoing, transmit } from '../../people/phone.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { BusinessNumber } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';
import { type CheckedContent, checkContent } from './content.ts';
import { sendToGroup } from './group-send.ts';
import { isOutsideWindow, type Limits } from './limits.ts';

/** Returned instead of a response if a fault destroys the socket. */
export const DROP_CONNECTION = Symbol('hang up');

const MAX_CALLBACK_DATA = 512;

/** Handles `POST {pnid}/messages`: accepts a send or a read receipt, or throws Meta's error. */
export async function postMessage(
  box: Sandbox,
  limits: Limits,
  number: BusinessNumber,
  body: Json,
): Promise<Json | typeof DROP_CONNECTION> {
  const { world } = box;
  const effects = faultsOfSend(box, number, body);
  if (effects.length > 0 && (await applyBeforeAccept(world, effects))) return DROP_CONNECTION;
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  if (body.status !== undefined) return markRead(box, number, body);

  if (body.recipient_type === 'group') return sendToGroup(box, number, body);
  if ((stringAt(body, 'biz_opaque_callback_data') ?? '').length > MAX_CALLBACK_DATA)
    throw new GraphError(
      100,
      `Param biz_opaque_callback_data must be at most ${MAX_CALLBACK_DATA} characters long.`,
    );
  const { person, input } = recipientOf(box, number, body);
  const checked = checkContent(world, number, body);
  if (checked.type === 'template' && checked.category === 'authentication' && isBsuid(input))
    throw new GraphError(131062);
  const outside = isOutsideWindow(world, number, person, checked.type);
  if (outside && number.rules.window === 'answer') {
    throw new GraphError(
      131047,
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
    );
  }
  limits.take(number, person);

  const out = accept(box, number, person, body, checked);
  const failStatus =
    effects.find((effect) => 'failStatus' in effect)?.failStatus ?? (outside ? 131047 : undefined);
  const early = effects.some((effect) => 'statusBeforeAnswer' in effect) && failStatus === undefined;
  if (early) await new Promise<void>((done) => emitStatus(box, out, 'sent', undefined, done));
  // Statuses are sent after the response is written; the two may still cross in transit, as at Meta.
  box.deliverer.schedule(0, () => transmit(box, out, failStatus, early));
  if (effects.some((effect) => 'dropAnswer' in effect)) return DROP_CONNECTION;
  return {
    messaging_product: 'whatsapp',
    contacts: [person.hidesPhone ? { input, user_id: person.bsuid } : { input, wa_id: person.phone }],
    messages: [{ id: out.id, ...(checked.type === 'template' ? { message_status: 'accepted' } : {}) }],
  };
}

function faultsOfSend(box: Sandbox, number: BusinessNumber, body: Json): FaultEffect[] {
  if (box.world.faults.length === 0) return [];
  const to = stringAt(body, 'to') ?? stringAt(body, 'recipient');
  const person = to && (findPerson(box.world, to)?.phone ?? phoneDigits(to));
  return applyFaults(box.world, { path: `/${number.id}/messages`, pnid: number.id, to: person }, false);
}

/**
 * Applies the faults that come before acceptance; returns true if the socket must be destroyed. Throws a
 * fault's error.
 */
export async function applyBeforeAccept(world: Sandbox['world'], effects: FaultEffect[]): Promise<boolean> {
  for (const effect of effects) {
    if ('delayMs' in effect) await new Promise<void>((resolve) => world.schedule(effect.delayMs, resolve));
    if ('dropBefore' in effect) return true;
    if ('error' in effect) {
      const status = effect.httpStatus === undefined ? {} : { httpStatus: effect.httpStatus };
      throw new GraphError(effect.error, effect.details ?? 'A fault set in the sandbox', status);
    }
  }
  return false;
}

function recipientOf(box: Sandbox, number: BusinessNumber, body: Json): { person: Person; input: string } {
  const { world } = box;
  const kind = body.recipient_type;
  if (kind !== undefined && kind !== 'individual')
    throw new GraphError(
      100,
      `Param recipient_type must be one of {INDIVIDUAL, GROUP} - got "${String(kind)}".`,
    );
  // A phone number takes precedence over a BSUID if both are given.
  const input =
    typeof body.to === 'number' ? String(body.to) : (stringAt(body, 'to') ?? stringAt(body, 'recipient'));
  if (input === undefined || input === '') throw missing('to');
  const byBsuid = isBsuid(input);
  const phone = phoneDigits(input);
  if (!byBsuid && !/^\+?[0-9 ().-]+$/.test(input))
    throw new GraphError(131009, `"${input}" is not a phone number or user id`);
  if (!byBsuid && (phone.length < 7 || phone.length > 15))
    throw new GraphError(131009, `"${input}" is not a valid phone number`);
  if (phone === phoneDigits(number.displayPhoneNumber))
    throw new GraphError(131021, 'The sender and the recipient are the same phone number.');
  let person = byBsuid ? world.people.get(input) : findPerson(world, phone);
  if (person && number.blocked.has(person.id)) throw new GraphError(130403);
  if (!person) {
    const stranger = {
      onWhatsApp: world.options.unknownRecipients === 'create',
      name: `Stranger ${input.slice(-4)}`,
    };
    person = createPerson(
      world,
      byBsuid ? { ...stranger, bsuid: input, hidesPhone: true } : { ...stranger, phone },
    );
  }
  return { person, input };
}

function accept(
  box: Sandbox,
  number: BusinessNumber,
  person: Person,
  body: Json,
  checked: CheckedContent,
): Outgoing {
  const { world } = box;
  const at = world.now();
  const callbackData = stringAt(body, 'biz_opaque_callback_data');
  const content =
    body.context === undefined ? checked.content : { ...checked.content, context: body.context };
  const to = person.hidesPhone ? person.bsuid : person.phone;
  const { seq, id } = world.ledger.write.send({
    pnid: number.id,
    to,
    type: checked.type,
    callbackData,
    content,
    at,
  });
  const entry: ThreadEntry = {
    id,
    pnid: number.id,
    direction: 'out',
    type: checked.type,
    content,
    at: new Date(at).toISOString(),
    status: 'accepted',
  };
  addToThread(world, person, entry);
  if (checked.type === 'reaction') applyReaction(person, number, content);
  const free =
    checked.category === 'service' ||
    (checked.category === 'utility' && windowIsOpen(world, person, number.id));
  const pricing = {
    billable: !free,
    pricing_model: 'PMP',
    type: free ? 'free_customer_service' : 'regular',
    category: checked.category,
  };
  return { seq, id, number, person, type: checked.type, callbackData, pricing, entry };
}

function applyReaction(person: Person, number: BusinessNumber, content: Json): void {
  const reaction = objectAt(content, 'reaction');
  const target = findEntry(person, number.id, stringAt(reaction, 'message_id') ?? '');
  if (target) target.reaction = stringAt(reaction, 'emoji') ?? '';
}

function markRead(box: Sandbox, number: BusinessNumber, body: Json): { success: true } {
  const { world } = box;
  if (body.status !== 'read')
    throw new GraphError(100, `Param status must be one of {READ} - got "${String(body.status)}".`);
  const id = stringAt(body, 'message_id');
  if (!id) throw missing('message_id');
  const typing = body.typing_indicator;
  if (typing !== undefined && stringAt(typing, 'type') !== 'text')
    throw new GraphError(100, "Param typing_indicator['type'] must be one of {TEXT}.");
  // The sandbox does not know ids from before its restart. Meta keeps them longer, so they are accepted.
  if (!id.startsWith('wamid.')) throw new GraphError(131009, `"${id}" is not a message id`);
  world.ledger.write.readReceipt();
  const person = findPerson(world, world.ledger.write.find(id)?.person ?? '');
  const entry = person && findEntry(person, number.id, id);
  if (entry?.direction === 'in') entry.status = 'read';
  return { success: true };
}
