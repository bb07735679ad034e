import { type CallContent, callOutcomes, isMediaKind, type MessageContent } from '@waqtor/contract';
import type { InboundMessage } from '@waqtor/provider';

/*
 * Several items may describe one message: the reports of a call, or the message itself and a placeholder for
 * it (from the history, or a media message without its file). The result is the same in any order.
 */

/** The information about a message from the items processed so far. */
export interface Known {
  direction: string;
  /** The content type; if the content could not be read, the type that WhatsApp reported. */
  kind: string;
  claimedKind: string | undefined;
  /** The message is known only from the history, which may repeat a message that was also received live. */
  isHistory: boolean;
  at: Date;
}

export function knownOf({ direction, content, origin, at }: InboundMessage): Known {
  const claimedKind = content.type === 'unknown' ? content.kind : undefined;
  return { direction, kind: content.type, claimedKind, isHistory: origin === 'history', at };
}

/** Whether this is a placeholder whose content is still to come. */
function isIncomplete({ claimedKind }: Pick<Known, 'claimedKind'>): boolean {
  return claimedKind !== undefined && (claimedKind === 'media_placeholder' || isMediaKind(claimedKind));
}

/**
 * How an item relates to a known message with the same id: a duplicate, further information, or a different
 * message (a conflict).
 */
export function compareKnown(one: Known, other: Known): 'repeat' | 'more' | 'clash' {
  if (one.direction !== other.direction) return 'clash';
  if (one.kind === 'call' && other.kind === 'call') return 'more';
  const incomplete = [one, other].filter(isIncomplete).length;
  if (incomplete > 0) return 'more';
  if (one.kind !== other.kind || one.at.getTime() !== other.at.getTime()) return 'clash';
  return one.isHistory === other.isHistory ? 'repeat' : 'more';
}

/** An origin of a live message takes precedence over `history`. */
export function joinOrigins<Origin extends string>(one: Origin, other: Origin): Origin {
  return one === 'history' ? other : one;
}

export interface Described {
  content: MessageContent;
  at: Date;
}

/**
 * Merges two descriptions of one message. Associative, commutative and idempotent: a call takes the time of
 * its last report, and everything else takes the time of its most complete item.
 */
export function complete(one: Described, other: Described): Described & { isOther: boolean } {
  if (one.content.type === 'call' && other.content.type === 'call') {
    const isOther = strengthOf(other.content) > strengthOf(one.content);
    const at = one.at > other.at ? one.at : other.at;
    return { content: completeCall(one.content, other.content), at, isOther };
  }
  const isOther = rankOf(other) > rankOf(one);
  return { ...(isOther ? other : one), isOther };
}

/** A complete item ranks above a media message without its file, which ranks above a bare placeholder. */
function rankOf({ content }: Described): number {
  const claimedKind = content.type === 'unknown' ? content.kind : undefined;
  if (!isIncomplete({ claimedKind })) return 2;
  return claimedKind === 'media_placeholder' ? 0 : 1;
}

function strengthOf({ outcome }: CallContent): number {
  return callOutcomes.indexOf(outcome);
}

function completeCall(one: CallContent, other: CallContent): CallContent {
  const stronger = strengthOf(other) > strengthOf(one) ? other : one;
  const weaker = stronger === one ? other : one;
  const call: CallContent = { ...weaker, ...stronger };
  const duration = Math.max(one.durationSeconds ?? -1, other.durationSeconds ?? -1);
  if (duration >= 0) call.durationSeconds = duration;
  return call;
}
