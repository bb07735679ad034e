import type { Tx } from '@waqtor/db';
import type { Identity, InboundEvent, InboundMessage, InboundStatus } from '@waqtor/provider';
import { readCallbackData } from '../../../features/messages/index.ts';
import { factOf, type Item } from '../batches/prepare.ts';
import type { BatchOptions } from '../batches/store-batch.ts';
import { findAnswerers, findOwners, findWaitingParties, type MessageKey } from './addressees.store.ts';
import type { Fact } from './identities/facts.ts';
import type { Link } from './load-contacts.store.ts';

/**
 * What the items of a batch say about their contacts, before the recipients of the messages they refer to are
 * known.
 */
export interface Gathered {
  facts: Fact[];
  /**
   * The observation of each item that identifies a contact. Statuses are left out: they only add to the
   * observation of their message.
   */
  factOf: Map<Item, Fact>;
  links: Link[];
  /** The item that each link of a status came from. */
  statusOf: Map<Link, Item>;
  /** Observations from outbound messages that are about to be stored, by `sessionId providerId`. */
  outgoing: Map<string, Fact>;
}

/** The observations, once the recipients are known. */
export interface Completed {
  facts: Fact[];
  /** Statuses whose information about their contact is included in the observations. */
  linked: Item[];
}

/**
 * Collects the observations in these items. They combine the ids in each item with what we know: a reply or
 * reaction comes from the chat of the message it refers to, whatever the spelling of the number; several
 * items about one message concern one contact; a status identifies the recipient of its message. A status of
 * a message we do not have counts only once that message is stored. Group messages do not identify a private
 * chat.
 */
export async function gatherFacts(
  tx: Tx,
  items: readonly Item[],
  { now, isNewLink, mayBeRepeat }: Pick<BatchOptions, 'now' | 'isNewLink' | 'mayBeRepeat'>,
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
      // In a group, the status identifies a member, who is not the recipient of the message.
      if (event.groupId !== undefined || !isNewLink(item)) continue;
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
  // A message of this batch counts as stored.
  for (const link of gathered.links) if (outgoing.has(textOf(link.key))) link.isConditional = false;
  return gathered;
}

/** Returns the observations that apply, now that the recipients of the messages are known. */
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
  // An observation that refers to another one comes after it.
  const isLate = ({ sameAs }: Fact) => typeof sameAs === 'object';
  return { facts: [...all.filter((fact) => !isLate(fact)), ...all.filter(isLate)], linked };
}

/** Observations from statuses that arrived before their messages, which are about to be stored. */
async function factsOfWaiting(tx: Tx, outgoing: ReadonlyMap<string, Fact>): Promise<Fact[]> {
  if (outgoing.size === 0) return [];
  const keys = [...outgoing.keys()].map(keyOfText);
  const waiting = await findWaitingParties(tx, keys);
  return waiting.map(({ party, at, ...key }) => {
    const sameAs = outgoing.get(textOf(key));
    return { ...party, tenantId: sameAs?.tenantId ?? '', at: at.getTime(), isTouch: false, sameAs };
  });
}

/** Observations from replies that arrived before the messages they answer: their author is the recipient. */
async function factsOfAnswers(tx: Tx, outgoing: ReadonlyMap<string, Fact>): Promise<Fact[]> {
  const answers = await findAnswerers(tx, [...outgoing.keys()].map(keyOfText));
  return answers.flatMap(({ key, contactId }) => {
    const fact = outgoing.get(key);
    return fact ? [{ ...fact, isTouch: false, sameAs: contactId }] : [];
  });
}

/** The message in the same private chat to which this message refers; undefined for group messages. */
function keyOfAnswered(sessionId: string, event: InboundMessage): MessageKey | undefined {
  const providerId = event.replyToProviderId ?? event.targetProviderId;
  return providerId === undefined ? undefined : { sessionId, providerId };
}

function keyOfStatus(sessionId: string, { providerId, callbackData }: InboundStatus): MessageKey {
  const messageId = callbackData === undefined ? undefined : readCallbackData(callbackData)?.messageId;
  return messageId === undefined ? { sessionId, providerId } : { sessionId, providerId, messageId };
}

/** The ids of the status's recipient, as stored with the waiting status. */
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
