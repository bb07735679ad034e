import type { Tx } from '@waqtor/db';
import type { Identity, InboundEvent, InboundMessage, InboundStatus } from '@waqtor/provider';
import { readCallbackData } from '../../../features/messages/index.ts';
import { factOf, type Item } from '../prepare.ts';
import type { BatchOptions } from '../store-batch.ts';
import { findAnswerers, findOwners, findWaitingParties, type MessageKey } from './addressees.store.ts';
import type { Fact } from './identity-book.ts';
import type { Link } from './load-contacts.store.ts';

/** What the items of a batch say of their customers, before it is known whom the messages they name went to. */
export interface Gathered {
  facts: Fact[];
  /** The fact of each item that names a customer, apart from statuses, which only add to their message's. */
  factOf: Map<Item, Fact>;
  links: Link[];
  /** Which item each link of a status came from. */
  statusOf: Map<Link, Item>;
  /** Facts of messages of ours that are about to be stored, by `sessionId providerId`. */
  outgoing: Map<string, Fact>;
}

/** The same once it is known. */
export interface Completed {
  facts: Fact[];
  /** Statuses whose word on their customer is among the facts. */
  linked: Item[];
}

/**
 * The facts of these items. Beside the ids that stand in an item there is what we know: a message that answers another, or
 * reacts to it, comes from that one's chat, under whatever spelling of the number; several items that describe one message
 * are of one customer; and a status names whom its message went to. A status of a message we do not have says nothing,
 * until it is there. A group is nobody's chat.
 */
export async function gatherFacts(
  tx: Tx,
  items: readonly Item[],
  { now, isLinkNews, mayBeRepeat }: Pick<BatchOptions, 'now' | 'isLinkNews' | 'mayBeRepeat'>,
): Promise<Gathered> {
  const outgoing = new Map<string, Fact>();
  const gathered: Gathered = { facts: [], factOf: new Map(), links: [], statusOf: new Map(), outgoing };
  const byMessage = new Map<string, Fact>();
  const further: { key: MessageKey; fact: Fact }[] = [];
  for (const item of items) {
    const fact = factOf(item, now);
    if (!fact) continue;
    const { event, sessionId } = item;
    if (event.type === 'status') {
      // In a group it names a member, who is not whom the message went to.
      if (event.groupId !== undefined || !isLinkNews(item)) continue;
      const link = { key: keyOfStatus(sessionId, event), fact, isConditional: true };
      gathered.links.push(link);
      gathered.statusOf.set(link, item);
      continue;
    }
    gathered.facts.push(fact);
    gathered.factOf.set(item, fact);
    if (event.type !== 'message' || event.groupId !== undefined) continue;
    const key = keyOfAnswered(sessionId, event);
    if (key) gathered.links.push({ key, fact, isConditional: false });
    const own = { sessionId, providerId: event.providerId };
    const first = byMessage.get(textOf(own));
    if (first) gathered.facts.push({ ...fact, sameAs: first });
    else byMessage.set(textOf(own), fact);
    if (mayBeRepeat(item)) further.push({ key: own, fact });
    if (event.direction === 'out') outgoing.set(textOf(own), fact);
  }
  const owners = await findOwners(
    tx,
    further.map(({ key }) => key),
  );
  for (const { key, fact } of further) {
    const owner = owners.get(textOf(key));
    if (owner !== undefined) gathered.facts.push({ ...fact, sameAs: owner });
  }
  gathered.facts.push(...(await factsOfWaiting(tx, outgoing)), ...(await factsOfAnswers(tx, outgoing)));
  // A message of this batch is as good as here.
  for (const link of gathered.links) if (outgoing.has(textOf(link.key))) link.isConditional = false;
  return gathered;
}

/** The facts that count, now that it is known whom the messages that are named went to. */
export function completeFacts(
  { facts, links, statusOf, outgoing }: Gathered,
  addressees: ReadonlyMap<string, string>,
): Completed {
  const all = [...facts];
  const linked: Item[] = [];
  for (const link of links) {
    const { fact, key } = link;
    fact.sameAs = addressees.get(textOf(key)) ?? outgoing.get(textOf(key));
    const status = statusOf.get(link);
    if (status === undefined || fact.sameAs === undefined) continue;
    all.push(fact);
    linked.push(status);
  }
  // What refers to another fact comes after it.
  const isLate = ({ sameAs }: Fact) => typeof sameAs === 'object';
  return { facts: [...all.filter((fact) => !isLate(fact)), ...all.filter(isLate)], linked };
}

/** What statuses said of their customers that came before their messages, which are about to be stored. */
async function factsOfWaiting(tx: Tx, outgoing: ReadonlyMap<string, Fact>): Promise<Fact[]> {
  if (outgoing.size === 0) return [];
  const keys = [...outgoing.keys()].map(keyOfText);
  const waiting = await findWaitingParties(tx, keys);
  return waiting.map(({ party, at, ...key }) => {
    const sameAs = outgoing.get(textOf(key));
    return { ...party, tenantId: sameAs?.tenantId ?? '', at: at.getTime(), isTouch: false, sameAs };
  });
}

/** Whoever answered these messages, which are about to be stored, is whom they went to. */
async function factsOfAnswers(tx: Tx, outgoing: ReadonlyMap<string, Fact>): Promise<Fact[]> {
  const answers = await findAnswerers(tx, [...outgoing.keys()].map(keyOfText));
  return answers.flatMap(({ key, contactId }) => {
    const fact = outgoing.get(key);
    return fact ? [{ ...fact, isTouch: false, sameAs: contactId }] : [];
  });
}

/** The message of the same chat that this one, which is no group's, names. */
function keyOfAnswered(sessionId: string, event: InboundMessage): MessageKey | undefined {
  const providerId = event.replyToProviderId ?? event.targetProviderId;
  return providerId === undefined ? undefined : { sessionId, providerId };
}

function keyOfStatus(sessionId: string, { providerId, callbackData }: InboundStatus): MessageKey {
  const messageId = callbackData === undefined ? undefined : readCallbackData(callbackData)?.messageId;
  return messageId === undefined ? { sessionId, providerId } : { sessionId, providerId, messageId };
}

/** The ids of a status's customer, as they wait with it. */
export function partyOfStatus(event: Extract<InboundEvent, { type: 'status' }>): Identity | undefined {
  if (event.groupId !== undefined) return undefined;
  const { phone, bsuid, parentBsuid, lid } = event.contact;
  const party = { phone, bsuid, parentBsuid, lid };
  return Object.values(party).some((id) => id !== undefined) ? (party as Identity) : undefined;
}

function textOf({ sessionId, providerId }: MessageKey): string {
  return `${sessionId} ${providerId}`;
}

function keyOfText(text: string): MessageKey {
  const space = text.indexOf(' ');
  return { sessionId: text.slice(0, space), providerId: text.slice(space + 1) };
}
