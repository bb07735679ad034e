import type { Report } from './report.ts';

export interface Viewer {
  userId: string;
  isTyping: boolean;
}

/** What is known of who looks at what in one tenant: the latest report of every connection, for as long as it counts. */
export class Reports {
  private readonly known = new Map<string, Report & { expiresAt: number }>();

  /** Takes a report in and tells which conversations it changed. */
  take(report: Report, expiresAt: number): string[] {
    const before = this.known.get(report.id);
    if (before && before.version >= report.version) return [];
    // One that has left stays until it expires, or a report that comes late would bring it back.
    this.known.set(report.id, { ...report, expiresAt });
    return differing(before?.looking ?? new Map(), report.looking);
  }

  /** Forgets what no longer counts and tells which conversations that changed. */
  expire(now: number): string[] {
    const changed = new Set<string>();
    for (const [id, { looking, expiresAt }] of this.known) {
      if (expiresAt > now) continue;
      this.known.delete(id);
      for (const conversationId of looking.keys()) changed.add(conversationId);
    }
    return [...changed];
  }

  /** Everybody who looks, each person once, by conversation; of those that are asked for, or of all that are looked at. */
  viewers(of?: Iterable<string>): Map<string, Viewer[]> {
    const found = new Map<string, Map<string, Viewer>>();
    for (const conversationId of of ?? []) found.set(conversationId, new Map());
    for (const { userId, looking } of this.known.values()) {
      for (const [conversationId, isTyping] of looking) {
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
