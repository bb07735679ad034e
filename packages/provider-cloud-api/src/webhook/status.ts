import { type StatusStep, statusSteps } from '@waqtor/contract';
import { type InboundEvent, type InboundStatus, type ProviderErrorItem, providerId } from '@waqtor/provider';
import { identify, partyOf } from './parties.ts';
import { type Place, unreadable } from './place.ts';
import { idOf, instantOf, isObject, type Json, numberOf, textOf, wordOf } from './read.ts';

/** One line of `statuses[]`. The customer may be missing: a status belongs to its message, not to a person. */
export function readStatus(item: unknown, place: Place): InboundEvent {
  if (!isObject(item)) return unreadable(place, item, 'the status is not an object');
  const id = idOf(item.id);
  if (id === undefined) return unreadable(place, item, 'the status has no id');
  const step = item.status;
  if (!isStep(step)) return unreadable(place, item, 'the status is of a kind nobody has heard of');
  const at = instantOf(item.timestamp);
  if (at === undefined) return unreadable(place, item, 'the status has no valid timestamp');
  const status: InboundStatus = {
    type: 'status',
    account: place.account,
    providerId: providerId(id),
    step,
    at,
    contact: recipientOf(item, place),
    errors: item.errors === undefined ? [] : readErrors(item.errors),
    raw: item,
  };
  const callbackData = textOf(item.biz_opaque_callback_data);
  if (callbackData !== undefined) status.callbackData = callbackData;
  if (item.recipient_type === 'group') {
    const groupId = idOf(item.recipient_id);
    if (groupId !== undefined) status.groupId = groupId;
  }
  return status;
}

function isStep(value: unknown): value is StatusStep {
  return (statusSteps as readonly unknown[]).includes(value);
}

function recipientOf(item: Json, place: Place): InboundStatus['contact'] {
  const party =
    item.recipient_type === 'group'
      ? partyOf(
          item.recipient_participant_id,
          item.recipient_participant_user_id,
          item.recipient_participant_parent_user_id,
        )
      : partyOf(item.recipient_id, item.recipient_user_id, item.recipient_parent_user_id);
  if (party === undefined && item.recipient_type === 'group') return {};
  return identify(place.book, party) ?? {};
}

/** WhatsApp's errors; entries without a number stay in `raw` alone. */
export function readErrors(errors: unknown): ProviderErrorItem[] {
  const list = Array.isArray(errors) ? errors : [errors];
  return list.map(readError).filter((error) => error !== undefined);
}

function readError(error: unknown): ProviderErrorItem | undefined {
  if (!isObject(error)) return undefined;
  const code = numberOf(error.code);
  if (code === undefined) return undefined;
  const item: ProviderErrorItem = { code };
  const title = wordOf(error.title) ?? wordOf(error.message);
  if (title !== undefined) item.title = title;
  const data = isObject(error.error_data) ? error.error_data : {};
  const details = wordOf(data.details) ?? wordOf(error.message);
  if (details !== undefined) item.details = details;
  return item;
}
