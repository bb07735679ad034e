import {
  type InboundEvent,
  type InboundMessage,
  type InboundParty,
  type ProviderId,
  providerId,
} from '@waqtor/provider';
import { readSystemParty } from '../account/identity-change.ts';
import { type ItemContext, unreadable } from '../reading/item-context.ts';
import { identify, partyOf } from '../reading/parties.ts';
import { idOf, instantOf, isObject, type Json } from '../reading/read.ts';
import { readContent } from './content.ts';
import { withContext } from './context.ts';

type Parties = Pick<InboundMessage, 'origin' | 'direction'> & { party: InboundParty | undefined };

/** Reads an entry of `messages[]`: a message from a customer. */
export function readMessage(item: unknown, context: ItemContext): InboundEvent {
  return readItem(item, context, (message) => ({
    origin: 'customer',
    direction: 'in',
    party: sender(message),
  }));
}

/**
 * Reads an entry of `message_echoes[]`: the business wrote on its own phone. The customer is the other party.
 */
export function readEcho(item: unknown, context: ItemContext): InboundEvent {
  return readItem(item, context, (message) => {
    const to = recipient(message);
    const isOurs = to?.phone !== undefined && to.phone === context.ownPhone;
    return { origin: 'business_app', direction: 'out', party: isOurs ? sender(message) : to };
  });
}

export function sender(message: Json): InboundParty | undefined {
  return partyOf(message.from, message.from_user_id, message.from_parent_user_id);
}

export function recipient(message: Json): InboundParty | undefined {
  return partyOf(message.to, message.to_user_id, message.to_parent_user_id);
}

/** Parses what all messages have in common; `sidesOf` distinguishes the parties. */
export function readItem(
  item: unknown,
  context: ItemContext,
  partiesOf: (message: Json) => Parties,
): InboundEvent {
  if (!isObject(item)) return unreadable(context, item, 'the message is not an object');
  const id = idOf(item.id);
  if (id === undefined) return unreadable(context, item, 'the message has no id');
  const at = instantOf(item.timestamp);
  if (at === undefined) return unreadable(context, item, 'the message has no valid timestamp');
  const { origin, direction, party } = partiesOf(item);
  const contact = identify(context.contacts, readSystemParty(item, party));
  const groupId = idOf(item.group_id) ?? (item.recipient_type === 'group' ? idOf(item.to) : undefined);
  if (contact === undefined && groupId === undefined)
    return unreadable(context, item, 'the message names no customer');
  const { errors } = context.errorsBeside;
  const { content, media, target } = readContent(item, errors);
  if (content.type === 'unsupported') context.errorsBeside.isClaimed = claimsErrors(content.errors, errors);
  const message: InboundMessage = {
    type: 'message',
    account: context.account,
    providerId: providerId(id),
    origin,
    direction,
    contact: contact ?? {},
    at,
    content: withContext(content, item),
    raw: item,
  };
  if (media !== undefined) message.media = media;
  if (target !== undefined) message.targetProviderId = target;
  const replyTo = repliedTo(item);
  if (replyTo !== undefined) message.replyToProviderId = replyTo;
  if (groupId !== undefined) message.groupId = groupId;
  return message;
}

function claimsErrors(own: readonly unknown[], beside: readonly unknown[]): boolean {
  return beside.length > 0 && beside.every((error) => own.includes(error));
}

function repliedTo(message: Json): ProviderId | undefined {
  const id = isObject(message.context) ? idOf(message.context.id) : undefined;
  return id === undefined ? undefined : providerId(id);
}
