import type { Tx } from '@waqtor/db';
import type { Identity, InboundEvent, InboundMessage, InboundStatus } from '@waqtor/provider';
import { readCallbackData } from '../../../features/messages/index.ts';
import { type Item, observationOf } from '../batches/prepare.ts';
import type { BatchOptions } from '../batches/store-batch.ts';
import { findAnswerers, findOwners, findWaitingParties, type MessageKey } from './addressees.store.ts';
import type { Observation } from './identities/observations.ts';
import type { Link } from './load-contacts.store.ts';

/**
 * The observations of contacts in the items of a batch, before the recipients of the messages they refer to
 * are known.
 */
export interface Gathered {
  observations: Observation[];
  /**
   * The observation of each item that identifies a contact. Statuses are left out: they only add to the
   * observation of their message.
   */
  observationOf: Map<Item, Observation>;
  links: Link[];
  /** The item that each link of a status came from. */
  statusOf: Map<Link, Item>;
  /** Observations from outbound messages that are about to be stored, by `sessionId providerId`. */
  outgoing: Map<string, Observation>;
}

/** The observations, once the recipients are known. */
export interface Completed {
  observations: Observation[];
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
export async function gatherObservations(
  tx: Tx,
  items: readonly Item[],
  { now, isNewLink, mayBeRepeat }: Pick<BatchOptions, 'now' | 'isNewLink' | 'mayBeRepeat'>,
): Promise<Gathered> {
  const outgoing = new Map<string, Observation>();
  const gathered: Gathered = {
    observations: [],
    observationOf: new Map(),
    links: [],
    statusOf: new Map(),
    outgoing,
  };
  const byMessage = new Map<string, Observation>();
  const further: { key: MessageKey; observation: Observation }[] = [];
  for (const item of items) {
    const observation = observationOf(item, now);
    if (!observation) continue;
    const { event, sessionId } = item;
    if (event.type === 'status') {
      // In a group, the status identifies a member, who is not the recipient of the message.
      if (event.groupId !== undefined || !isNewLink(item)) continue;
      const link = { key: keyOfStatus(sessionId, event), observation, isConditional: true };
      gathered.links.push(link);
      gathered.statusOf.set(link, item);
      continue;
    }
    gathered.observations.push(observation);
    gathered.observationOf.set(item, observation);
    if (event.type !== 'message' || event.groupId !== undefined) continue;
    const key = keyOfAnswered(sessionId, event);
    if (key) gathered.links.push({ key, observation, isConditional: false });
    const own = { sessionId, providerId: event.providerId };
    const first = byMessage.get(textOf(own));
    if (first) gathered.observations.push({ ...observation, sameAs: first });
    else byMessage.set(textOf(own), observation);
    if (mayBeRepeat(item)) further.push({ key: own, observation });
    if (event.direction === 'out') outgoing.set(textOf(own), observation);
  }
  const owners = await findOwners(
    tx,
    further.map(({ key }) => key),
  );
  for (const { key, observation } of further) {
    const owner = owners.get(textOf(key));
    if (owner !== undefined) gathered.observations.push({ ...observation, sameAs: owner });
  }
  gathered.observations.push(
    ...(await observationsOfWaiting(tx, outgoing)),
    ...(await observationsOfAnswers(tx, outgoing)),
  );
  // A message of this batch counts as stored.
  for (const link of gathered.links) if (outgoing.has(textOf(link.key))) link.isConditional = false;
  return gathered;
}

/** Returns the observations that apply, now that the recipients of the messages are known. */
export function completeObservations(
  { observations, links, statusOf, outgoing }: Gathered,
  addressees: ReadonlyMap<string, string>,
): Completed {
  const all = [...observations];
  const linked: Item[] = [];
  for (const link of links) {
    const { observation, key } = link;
    observation.sameAs = addressees.get(textOf(key)) ?? outgoing.get(textOf(key));
    const status = statusOf.get(link);
    if (status === undefined || observation.sameAs === undefined) continue;
    all.push(observation);
    linked.push(status);
  }
  // An observation that refers to another one comes after it.
  const isLate = ({ sameAs }: Observation) => typeof sameAs === 'object';
  return {
    observations: [...all.filter((observation) => !isLate(observation)), ...all.filter(isLate)],
    linked,
  };
}

/** Observations from statuses that arrived before their messages, which are about to be stored. */
async function observationsOfWaiting(
  tx: Tx,
  outgoing: ReadonlyMap<string, Observation>,
): Promise<Observation[]> {
  if (outgoing.size === 0) return [];
  const keys = [...outgoing.keys()].map(keyOfText);
  const waiting = await findWaitingParties(tx, keys);
  return waiting.map(({ party, at, ...key }) => {
    const sameAs = outgoing.get(textOf(key));
    return { ...party, tenantId: sameAs?.tenantId ?? '', at: at.getTime(), isTouch: false, sameAs };
  });
}

/**
 * Observations from replies that arrived before the messages they reply to: their author is the recipient.
 */
async function observationsOfAnswers(
  tx: Tx,
  outgoing: ReadonlyMap<string, Observation>,
): Promise<Observation[]> {
  const answers = await findAnswerers(tx, [...outgoing.keys()].map(keyOfText));
  return answers.flatMap(({ key, contactId }) => {
    const observation = outgoing.get(key);
    return observation ? [{ ...observation, isTouch: false, sameAs: contactId }] : [];
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
