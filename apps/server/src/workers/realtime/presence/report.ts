/** What one connection, of this process or another, reports about its member. */
export interface Report {
  /** The id of the connection. */
  id: string;
  /** Incremented with every report of the connection, so that a report that arrives late changes nothing. */
  version: number;
  tenantId: string;
  userId: string;
  /** Maps a conversation id to whether the member is typing in it. Empty when they have left. */
  viewing: ReadonlyMap<string, boolean>;
}

/** Serialises a report for a wake-up between processes. */
export function packReport({ id, version, tenantId, userId, viewing }: Report): string {
  return JSON.stringify([id, version, tenantId, userId, [...viewing]]);
}

/** Returns undefined for anything else, such as a report from another version. */
export function unpackReport(text: string): Report | undefined {
  try {
    const [id, version, tenantId, userId, viewing] = JSON.parse(text);
    return { id, version, tenantId, userId, viewing: new Map(viewing) };
  } catch {
    return undefined;
  }
}
