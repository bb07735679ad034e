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

const STORE = 'outbox';
let opening: Promise<IDBDatabase> | undefined;

/** Stores it in IndexedDB, where it survives a reload; returns its id. */
export async function keep(waiting: Omit<Waiting, 'id'>): Promise<number> {
  return (await run('readwrite', (store) => store.add(waiting))) as number;
}

/** Overwrites the stored entry. */
export async function keepChanged(waiting: Waiting): Promise<void> {
  await run('readwrite', (store) => store.put(waiting));
}

export async function drop(id: number): Promise<void> {
  await run('readwrite', (store) => store.delete(id));
}

/** All pending entries of this owner, in order. */
export async function listKept(owner: string): Promise<Waiting[]> {
  const all = await run('readonly', (store) => store.getAll() as IDBRequest<Waiting[]>);
  return all.filter((it) => it.owner === owner);
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  opening ??= open();
  const transaction = (await opening).transaction(STORE, mode);
  const request = act(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('waqtor', 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opening = undefined;
      reject(request.error);
    };
  });
}
