import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A user action that the server has not confirmed yet. */
export interface Waiting<Payload = unknown> {
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
  outbox: { key: number; value: Omit<Waiting, 'id'> & { id?: number } };
}

const STORE = 'outbox';
let opening: Promise<IDBPDatabase<Schema>> | undefined;

/** Stores it in IndexedDB, where it survives a reload; returns its id. */
export async function keep(waiting: Omit<Waiting, 'id'>): Promise<number> {
  return (await open()).add(STORE, waiting);
}

/** Overwrites the stored entry. */
export async function keepChanged(waiting: Waiting): Promise<void> {
  await (await open()).put(STORE, waiting);
}

export async function drop(id: number): Promise<void> {
  await (await open()).delete(STORE, id);
}

/** All pending entries of this owner, in order. */
export async function listKept(owner: string): Promise<Waiting[]> {
  const all = await (await open()).getAll(STORE);
  return all.filter((it): it is Waiting => it.owner === owner);
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
