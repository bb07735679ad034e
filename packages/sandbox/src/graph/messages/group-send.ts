import { type Json, objectAt, stringAt } from '../../json.ts';
import type { Step } from '../../ledger/ledger.rows.ts';
import type { Sandbox } from '../../sandbox.ts';
import { metadataOf } from '../../webhooks/bodies.ts';
import type { BusinessNumber, Group } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { checkText, invalid, missing } from '../request/checks.ts';
import { type CheckedContent, checkContent } from './content.ts';

/** Message types that Meta accepts for a group. */
const KINDS = new Set([
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'template',
  'location',
  'contacts',
  'pin',
]);

/**
 * Handles a send with `recipient_type: group`: `to` is a group of this number. Sent, delivered and read are
 * each reported once.
 */
export function sendToGroup(box: Sandbox, number: BusinessNumber, body: Json): Json {
  const { world } = box;
  const to = stringAt(body, 'to');
  if (!to) throw missing('to');
  const group = world.groups.get(to);
  if (group?.pnid !== number.id) throw invalid(`"${to}" is not a group of this phone number`);
  const checked = body.type === 'pin' ? checkPin(body) : checkContent(world, number, body);
  if (!KINDS.has(checked.type))
    throw new GraphError(131051, `Messages of type ${checked.type} cannot be sent to a group`);
  const callbackData = stringAt(body, 'biz_opaque_callback_data');
  const at = world.now();
  const { content, type } = checked;
  const { seq, id } = world.ledger.write.send({ pnid: number.id, to, type, callbackData, content, at });
  for (const step of ['sent', 'delivered', 'read'] as const)
    box.deliverer.schedule(0, () => emitStep(box, number, group, { seq, id, step, callbackData }));
  return { messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }], messages: [{ id }] };
}

/** Pins a message in a group for some days, or unpins it. */
function checkPin(body: Json): CheckedContent {
  const pin = objectAt(body, 'pin');
  if (pin.type !== 'pin' && pin.type !== 'unpin') throw invalid("pin['type'] must be pin or unpin");
  checkText(pin, 'message_id', "pin['message_id']", 1024);
  const days = Number(pin.expiration_days ?? (pin.type === 'unpin' ? 1 : Number.NaN));
  if (!(days >= 1 && days <= 30)) throw invalid("pin['expiration_days'] must be 1 to 30");
  return { type: 'pin', content: { pin }, category: 'service' };
}

function emitStep(
  box: Sandbox,
  number: BusinessNumber,
  group: Group,
  emitted: { seq: number; id: string; step: Step; callbackData: string | undefined },
): void {
  const { world, deliverer } = box;
  const timestamp = String(Math.floor(world.now() / 1000));
  const status: Json = {
    id: emitted.id,
    status: emitted.step,
    timestamp,
    recipient_id: group.id,
    recipient_type: 'group',
  };
  if (emitted.callbackData !== undefined) status.biz_opaque_callback_data = emitted.callbackData;
  deliverer.emit({
    item: world.ledger.write.statusItem(emitted.seq, emitted.step),
    wabaId: number.wabaId,
    field: 'messages',
    pnid: number.id,
    value: () => ({ messaging_product: 'whatsapp', metadata: metadataOf(number), statuses: [status] }),
  });
}
