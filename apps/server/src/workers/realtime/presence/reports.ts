import type { Report } from './report.ts';

export interface Viewer {
  userId: string;
  isTyping: boolean;
}

/** The viewers in one tenant: the latest report of every connection, until it expires. */
export class Reports {
  private readonly known = new Map<string, Report & { expiresAt: number }>();

  /** Stores a report and returns the conversations it changed. */
  take(report: Report, expiresAt: number): string[] {
    const before = this.known.get(report.id);
    if (before && before.version >= report.version) return [];
    // A report of leaving is kept until it expires, so that an older report that arrives late is ignored.
    this.known.set(report.id, { ...report, expiresAt });
    return differing(before?.viewing ?? new Map(), report.viewing);
  }

  /** Drops expired reports and returns the conversations that changed. */
  expire(now: number): string[] {
    const changed = new Set<string>();
    for (const [id, { viewing, expiresAt }] of this.known) {
      if (expiresAt > now) continue;
      this.known.delete(id);
      for (const conversationId of viewing.keys()) changed.add(conversationId);
    }
    return [...changed];
  }

  /** Returns the viewers by conversation, each member once; of the given conversations, or of all. */
  viewers(of?: Iterable<string>): Map<string, Viewer[]> {
    const found = new Map<string, Map<string, Viewer>>();
    for (const conversationId of of ?? []) found.set(conversationId, new Map());
    for (const { userId, viewing } of this.known.values()) {
      for (const [conversationId, isTyping] of viewing) {
        let people = found.get(conversationId);
        if (!people) {
          if (of) continue;
          people = new Map();
          found.set(conversationId, people);
        }
        const isAlready = people.get(userId)?.isTyping ?? false;
        people.set(userId, { userId, isTyping: isTyping || isAlready });
      }
    }
    return new Map([...found].map(([conversationId, people]) => [conversationId, [...people.values()]]));
  }
}

function differing(before: ReadonlyMap<string, boolean>, after: ReadonlyMap<string, boolean>): string[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id));
}
