import { type StatusStep, statusSteps } from '@waqtor/contract';
import type { InboundAccountEvent, InboundEvent, InboundParty, Steps } from '@waqtor/provider';
import { historyCondition } from '../account/account-condition.ts';
import { readErrors } from '../reading/errors.ts';
import { type ItemContext, readList, unreadable } from '../reading/item-context.ts';
import { partyOf, usernameOf } from '../reading/parties.ts';
import { instantOf, isObject, type Json, wordOf } from '../reading/read.ts';
import { readItem, recipient, sender } from './message.ts';

/**
 * Reads one chunk of `history[]`: the messages of its threads, its progress and its errors, each as a
 * separate event.
 */
export function* readHistoryChunk(chunk: unknown, context: ItemContext): Steps<InboundEvent[]> {
  if (!isObject(chunk)) return [unreadable(context, chunk, 'the history chunk is not an object')];
  const events: InboundEvent[] = [];
  const { threads, errors, ...rest } = chunk;
  if (Object.keys(rest).length > 0 || (threads === undefined && errors === undefined)) {
    events.push({ ...accountEvent(context, 'progress', rest), condition: { about: 'history', code: null } });
  }
  if (errors !== undefined) {
    const read = readErrors(errors);
    events.push({
      ...accountEvent(context, 'error', { errors }),
      errors: read,
      condition: historyCondition(read),
    });
  }
  if (threads === undefined) return events;
  if (!Array.isArray(threads)) {
    events.push(unreadable(context, { threads }, 'the threads are not a list'));
    return events;
  }
  yield* readList(threads, context, events, (thread) => readThread(thread, context, events));
  return events;
}

function accountEvent(context: ItemContext, kind: string, raw: Json): InboundAccountEvent {
  const event: InboundAccountEvent = {
    type: 'account',
    account: context.account,
    field: context.field,
    kind,
    raw,
  };
  const at = instantOf(context.entryTime);
  if (at !== undefined) event.at = at;
  return event;
}

/** Reads the messages of a thread into `events`; returns the raw value if it is not a thread. */
function* readThread(
  thread: unknown,
  context: ItemContext,
  events: InboundEvent[],
): Steps<InboundEvent | undefined> {
  if (!isObject(thread) || !Array.isArray(thread.messages)) {
    return unreadable(context, thread, 'the thread has no list of messages');
  }
  const customer = threadParty(thread);
  yield* readList(thread.messages, context, events, (item) => readHistoryMessage(item, context, customer));
  return undefined;
}

function threadParty(thread: Json): InboundParty | undefined {
  const context = isObject(thread.context) ? thread.context : {};
  const party = partyOf(thread.id, context.user_id, context.parent_user_id) ?? partyOf(context.wa_id);
  const username = usernameOf(context.username);
  return party !== undefined && username !== undefined ? { ...party, username } : party;
}

/**
 * Reads a message of the history. `customer` is that of its thread; without a thread, it is the party that is
 * not the business.
 */
export function readHistoryMessage(
  item: unknown,
  context: ItemContext,
  customer?: InboundParty,
): InboundEvent {
  const event = readItem(item, context, (message) => {
    const from = sender(message);
    const to = recipient(message);
    const isOut = isOutgoing(from, to, customer, context.ownPhone);
    const party = customer ?? (isOut ? to : from);
    return { origin: 'history', direction: isOut ? 'out' : 'in', party };
  });
  if (event.type !== 'message' || event.direction !== 'out' || !isObject(item)) return event;
  const step = stepOf(item.history_context);
  return step === undefined ? event : { ...event, step };
}

function isOutgoing(
  from: InboundParty | undefined,
  to: InboundParty | undefined,
  customer: InboundParty | undefined,
  ownPhone: string | undefined,
): boolean {
  if (from?.phone !== undefined && from.phone === ownPhone) return true;
  if (from !== undefined && customer !== undefined) {
    const samePhone = from.phone !== undefined && from.phone === customer.phone;
    const sameUser = from.bsuid !== undefined && from.bsuid === customer.bsuid;
    return !samePhone && !sameUser;
  }
  // Only messages of the business itself contain a recipient.
  return to !== undefined && to.phone !== ownPhone;
}

function stepOf(context: unknown): StatusStep | undefined {
  const status = isObject(context) ? wordOf(context.status)?.toLowerCase() : undefined;
  const step = status === 'error' ? 'failed' : status;
  return statusSteps.find((known) => known === step);
}
