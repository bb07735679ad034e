import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A user action that the server has not confirmed yet. */
export interface OutboxEntry<Payload = unknown> {
  /** Ascending, in the order of the actions. */
  id: number;
  /** The owner: tenant and user. */
  owner: string;
  kind: string;
  /** Requests with the same value are sent one after the other. */
  sendQueue: string;
  payload: Payload;
  idempotencyKey: string;
  /** ISO 8601. */
  at: string;
}

interface Schema extends DBSchema {
  outbox: { key: number; value: Omit<OutboxEntry, 'id'> & { id?: number } };
}

const STORE = 'outbox';
let opening: Promise<IDBPDatabase<Schema>> | undefined;

/** Stores it in IndexedDB, where it survives a reload; returns its id. */
export async function addEntry(entry: Omit<OutboxEntry, 'id'>): Promise<number> {
  return (await open()).add(STORE, entry);
}

/** Overwrites the stored entry. */
export async function updateEntry(entry: OutboxEntry): Promise<void> {
  await (await open()).put(STORE, entry);
}

export async function deleteEntry(id: number): Promise<void> {
  await (await open()).delete(STORE, id);
}

/** All pending entries of this owner, in order. */
export async function listEntries(owner: string): Promise<OutboxEntry[]> {
  const all = await (await open()).getAll(STORE);
  return all.filter((it): it is OutboxEntry => it.owner === owner);
}

/** The database is opened once; it is opened again after a failure, and after the browser has closed it. */
function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('waqtor', 1, {
    upgrade(database) {
      database.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true });
    },
    terminated() {
      opening = undefined;
    },
  }).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}
