import type { CallContent, CallOutcome } from '@waqtor/contract';
import { type InboundEvent, type InboundParty, providerId } from '@waqtor/provider';
import { readErrors } from '../reading/errors.ts';
import { type ItemContext, unreadable } from '../reading/item-context.ts';
import { identify, partyOf } from '../reading/parties.ts';
import { idOf, instantOf, isObject, type Json, numberOf, wordOf } from '../reading/read.ts';

type Direction = 'in' | 'out';

/** Reads an entry of `calls[]`: a call begins (`connect`) or ends (`terminate`). */
export function readCall(item: unknown, context: ItemContext): InboundEvent {
  if (!isObject(item)) return unreadable(context, item, 'the call is not an object');
  const from = partyOf(item.from, item.from_user_id, item.from_parent_user_id);
  const to = partyOf(item.to, item.to_user_id, item.to_parent_user_id);
  const direction = directionOf(item, from, context);
  const outcome = outcomeOf(item, direction);
  if (outcome === undefined) return unreadable(context, item, 'the call has an unknown event');
  return entry(item, context, direction, direction === 'in' ? from : to, outcome);
}

/** Reads an entry of `statuses[]` about an outbound call. */
export function readCallStatus(item: Json, context: ItemContext): InboundEvent {
  const outcomes: Readonly<Record<string, CallOutcome>> = {
    RINGING: 'ringing',
    ACCEPTED: 'answered',
    REJECTED: 'rejected',
  };
  const status = wordOf(item.status)?.toUpperCase() ?? '';
  const outcome = Object.hasOwn(outcomes, status) ? outcomes[status] : undefined;
  if (outcome === undefined) return unreadable(context, item, 'the call has an unknown status');
  const party = partyOf(item.recipient_id, item.recipient_user_id, item.recipient_parent_user_id);
  return entry(item, context, 'out', party, outcome);
}

function entry(
  item: Json,
  context: ItemContext,
  direction: Direction,
  party: InboundParty | undefined,
  outcome: CallOutcome,
): InboundEvent {
  const id = idOf(item.id);
  if (id === undefined) return unreadable(context, item, 'the call has no id');
  const at = instantOf(item.timestamp);
  if (at === undefined) return unreadable(context, item, 'the call has no valid timestamp');
  const contact = identify(context.contacts, party);
  const groupId = idOf(item.group_id);
  if (contact === undefined && groupId === undefined)
    return unreadable(context, item, 'the call names no customer');
  const content: CallContent = { type: 'call', outcome };
  const startedAt = instantOf(item.start_time);
  if (startedAt !== undefined) content.startedAt = startedAt.toISOString();
  const endedAt = instantOf(item.end_time);
  if (endedAt !== undefined) content.endedAt = endedAt.toISOString();
  const durationSeconds = numberOf(item.duration);
  if (durationSeconds !== undefined && durationSeconds >= 0) content.durationSeconds = durationSeconds;
  const errors = item.errors === undefined ? [] : readErrors(item.errors);
  if (errors.length > 0) content.errors = errors;
  return {
    type: 'message',
    account: context.account,
    providerId: providerId(id),
    origin: 'system',
    direction,
    contact: contact ?? {},
    ...(groupId === undefined ? {} : { groupId }),
    at,
    content,
    raw: item,
  };
}

function directionOf(item: Json, from: InboundParty | undefined, { ownPhone }: ItemContext): Direction {
  const word = wordOf(item.direction)?.toUpperCase();
  if (word === 'BUSINESS_INITIATED') return 'out';
  if (word === 'USER_INITIATED') return 'in';
  return from?.phone !== undefined && from.phone === ownPhone ? 'out' : 'in';
}

/** Only an answered call has a start or a duration; one that ends without them was never answered. */
function outcomeOf(item: Json, direction: Direction): CallOutcome | undefined {
  switch (wordOf(item.event)?.toLowerCase()) {
    case 'connect':
      return 'ringing';
    case 'terminate': {
      const wasAnswered = instantOf(item.start_time) !== undefined || (numberOf(item.duration) ?? 0) > 0;
      if (wasAnswered) return 'completed';
      return direction === 'in' ? 'missed' : 'unanswered';
    }
    default:
      return undefined;
  }
}
