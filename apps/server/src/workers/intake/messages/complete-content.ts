import { type CallContent, callOutcomes, isMediaKind, type MessageContent } from '@waqtor/contract';
import type { InboundMessage } from '@waqtor/provider';

/*
 * Several items may describe one message: the reports of a call, or a placeholder of the history (or a file message
 * without its file) and the message itself. Whatever order they come in, the message ends the same.
 */

/** A message as far as it is known. */
export interface Known {
  direction: string;
  /** The kind, and for one that could not be read the kind it claimed to be. */
  kind: string;
  claimedKind: string | undefined;
  /** Whether it is known from the history alone, which may tell a message again that came when it was written. */
  isHistory: boolean;
  at: Date;
}

export function knownOf({ direction, content, origin, at }: InboundMessage): Known {
  const claimedKind = content.type === 'unknown' ? content.kind : undefined;
  return { direction, kind: content.type, claimedKind, isHistory: origin === 'history', at };
}

/** Stands for a message whose content is still to come. */
function isIncomplete({ claimedKind }: Pick<Known, 'claimedKind'>): boolean {
  return claimedKind !== undefined && (claimedKind === 'media_placeholder' || isMediaKind(claimedKind));
}

/** What an item with the id of a known message is: the same again, more about it, or something else altogether. */
export function compareKnown(one: Known, other: Known): 'repeat' | 'more' | 'clash' {
  if (one.direction !== other.direction) return 'clash';
  if (one.kind === 'call' && other.kind === 'call') return 'more';
  const incomplete = [one, other].filter(isIncomplete).length;
  if (incomplete > 0) return 'more';
  if (one.kind !== other.kind || one.at.getTime() !== other.at.getTime()) return 'clash';
  return one.isHistory === other.isHistory ? 'repeat' : 'more';
}

/** As it was written is more than long ago. */
export function joinOrigins<Origin extends string>(one: Origin, other: Origin): Origin {
  return one === 'history' ? other : one;
}

export interface Described {
  content: MessageContent;
  at: Date;
}

/**
 * The message that both describe, and whose item says the most about it. Associative, commutative and idempotent: a call
 * stands where it was last heard of, everything else where the complete item puts it.
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

/** A complete item beats one of a named kind without its file, and that one beats a bare placeholder. */
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
