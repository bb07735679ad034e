import { type StatusStep, statusSteps } from '@waqtor/contract';
import { type InboundEvent, type InboundParty, type InboundStatus, providerId } from '@waqtor/provider';
import { readErrors } from '../reading/errors.ts';
import { type ItemContext, unreadable } from '../reading/item-context.ts';
import { identify, partyOf } from '../reading/parties.ts';
import { idOf, instantOf, isObject, type Json, textOf } from '../reading/read.ts';
import { readCallStatus } from './call.ts';
import { readPayment } from './payment.ts';

/**
 * Reads an entry of `statuses[]`: the status of a message, or of the payment or call specified by its `type`.
 */
export function readStatus(item: unknown, context: ItemContext): InboundEvent {
  if (!isObject(item)) return unreadable(context, item, 'the status is not an object');
  switch (typeOf(item)) {
    case 'message':
      return readDelivery(item, context);
    case 'payment':
      return readPayment(item, context, { contact: statusParty(item, context), groupId: groupOf(item) });
    case 'call':
      return readCallStatus(item, context);
    default:
      // It is not known to be a delivery status, so it must not change an ack.
      return unreadable(context, item, 'the status has an unknown type');
  }
}

/** Returns the subject of the status. Without a type it is a message, unless there is a payment. */
function typeOf({ type, payment }: Json): unknown {
  if (type === undefined || type === null || type === '') return isObject(payment) ? 'payment' : 'message';
  return typeof type === 'string' ? type.toLowerCase() : type;
}

/**
 * Reads a delivery status. The customer may be missing, because a status belongs to its message, not to a
 * person.
 */
function readDelivery(item: Json, context: ItemContext): InboundEvent {
  const id = idOf(item.id);
  if (id === undefined) return unreadable(context, item, 'the status has no id');
  const step = item.status;
  if (!isStep(step)) return unreadable(context, item, 'the status has an unknown value');
  const at = instantOf(item.timestamp);
  if (at === undefined) return unreadable(context, item, 'the status has no valid timestamp');
  const status: InboundStatus = {
    type: 'status',
    account: context.account,
    providerId: providerId(id),
    step,
    at,
    contact: statusParty(item, context) ?? {},
    errors: item.errors === undefined ? [] : readErrors(item.errors),
    raw: item,
  };
  const callbackData = textOf(item.biz_opaque_callback_data);
  if (callbackData !== undefined) status.callbackData = callbackData;
  const groupId = groupOf(item);
  if (groupId !== undefined) status.groupId = groupId;
  return status;
}

/** Returns the group of a status, which is contained explicitly or as the recipient. */
function groupOf(item: Json): string | undefined {
  return idOf(item.group_id) ?? (isToGroup(item) ? idOf(item.recipient_id) : undefined);
}

function isToGroup({ recipient_type: type }: Json): boolean {
  return typeof type === 'string' && type.toLowerCase() === 'group';
}

function isStep(value: unknown): value is StatusStep {
  return (statusSteps as readonly unknown[]).includes(value);
}

/** Returns the recipient of a status's message; in a group, the member. */
function statusParty(item: Json, context: ItemContext): InboundParty | undefined {
  const party =
    isToGroup(item) && groupOf(item) !== undefined
      ? partyOf(
          item.recipient_participant_id,
          item.recipient_participant_user_id,
          item.recipient_participant_parent_user_id,
        )
      : partyOf(item.recipient_id, item.recipient_user_id, item.recipient_parent_user_id);
  if (party === undefined && groupOf(item) !== undefined) return undefined;
  return identify(context.contacts, party);
}
