/** What one connection, of this process or another, says of its person. */
export interface Report {
  /** Of the connection. */
  id: string;
  /** Grows with every report of the connection: a wake-up that comes late changes nothing. */
  version: number;
  tenantId: string;
  userId: string;
  /** Conversation to whether they write in it. Empty when they have left. */
  looking: ReadonlyMap<string, boolean>;
}

/** As a wake-up carries it between processes. */
export function packReport({ id, version, tenantId, userId, looking }: Report): string {
  return JSON.stringify([id, version, tenantId, userId, [...looking]]);
}

/** Undefined for anything else, such as the word of another version. */
export function unpackReport(text: string): Report | undefined {
  try {
    const [id, version, tenantId, userId, looking] = JSON.parse(text);
    return { id, version, tenantId, userId, looking: new Map(looking) };
  } catch {
    return undefined;
  }
}
