/** A queued message, as the send queue remembers it. Everything else is read when it is marked. */
export interface Candidate {
  messageId: string;
  conversationId: string;
  contactId: string;
  /** 0 interactive, 1 bulk. */
  priority: number;
  /** Order within the send queue. */
  position: number;
  attempts: number;
  /** The stored file that WhatsApp has yet to be given. */
  upload: { storageKey: string } | null;
}

/** Messages of one conversation and priority leave in order: one at a time. */
export function orderKey(message: Pick<Candidate, 'conversationId' | 'priority'>): string {
  return `${message.conversationId}${message.priority}`;
}

/**
 * Picks at most `room` messages that may leave now, in order, and says which remain. `candidates` are sorted by
 * (priority, position) and hold, of each order key, its first messages without a gap. At most one message of a key is
 * chosen, and none of a key that `isBlocked` or whose first message `mayLeave` forbids: what follows it must wait.
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
