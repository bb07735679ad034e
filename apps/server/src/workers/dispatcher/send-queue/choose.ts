/** A queued message as cached in memory. Everything else is read when the message is marked `sending`. */
export interface Candidate {
  messageId: string;
  conversationId: string;
  contactId: string;
  /** 0 interactive, 1 bulk. */
  priority: number;
  /** Order within the send queue. */
  position: number;
  attempts: number;
  /** The stored file that still has to be uploaded to WhatsApp. */
  upload: { storageKey: string } | null;
}

/** Messages of one conversation and priority are sent in order, one at a time. */
export function orderKey(message: Pick<Candidate, 'conversationId' | 'priority'>): string {
  return `${message.conversationId}${message.priority}`;
}

/**
 * Picks at most `room` messages that may be sent now, in order; returns them and the remaining ones.
 * `candidates` are sorted by (priority, position) and contain, for each order key, its first messages without
 * a gap. At most one message per key is chosen, and none if the key `isBlocked` or `mayLeave` rejects its
 * first message, because the later messages of that key must wait.
 */
export function choose(
  candidates: readonly Candidate[],
  room: number,
  rules: { isBlocked(key: string): boolean; mayLeave(candidate: Candidate): boolean },
): { chosen: Candidate[]; left: Candidate[] } {
  const chosen: Candidate[] = [];
  const left: Candidate[] = [];
  const closed = new Set<string>();
  let index = 0;
  for (; index < candidates.length && chosen.length < room; index++) {
    const candidate = candidates[index] as Candidate;
    const key = orderKey(candidate);
    if (!closed.has(key) && !rules.isBlocked(key) && rules.mayLeave(candidate)) chosen.push(candidate);
    else left.push(candidate);
    closed.add(key);
  }
  for (; index < candidates.length; index++) left.push(candidates[index] as Candidate);
  return { chosen, left };
}
