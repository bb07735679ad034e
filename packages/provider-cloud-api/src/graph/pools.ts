import type { Outgoing } from '@waqtor/outgoing';
import { Pool } from 'undici';

/** Larger than the largest file WhatsApp allows (100 MB). */
const maxResponseBytes = 110 * 1024 * 1024;

const options = {
  connections: 256,
  pipelining: 1,
  headersTimeout: 30_000,
  bodyTimeout: 30_000,
  keepAliveTimeout: 30_000,
  maxResponseSize: maxResponseBytes,
} as const;

/** The connection pools of one session's provider, one per origin, opened on first use. */
export interface Pools {
  get(origin: string): Pool;
  /**
   * Closes idle connections immediately and lets running calls finish. May be called twice; a later request
   * reopens the pool.
   */
  close(): Promise<void>;
}

type SharedPools = Map<string, { pool: Pool; users: number }>;
const sharedBy = new WeakMap<Outgoing, SharedPools>();

/**
 * Sessions of one process share a pool per origin, and `outgoing` checks each of its connections. Otherwise a
 * thousand sessions would mean a thousand TLS handshakes.
 */
export function openPools(outgoing: Outgoing): Pools {
  const shared: SharedPools = sharedBy.get(outgoing) ?? new Map();
  sharedBy.set(outgoing, shared);
  const held = new Map<string, Pool>();
  return {
    get(origin) {
      const pool = held.get(origin) ?? acquire(shared, outgoing, origin);
      held.set(origin, pool);
      return pool;
    },
    async close() {
      const origins = [...held.keys()];
      held.clear();
      await Promise.all(origins.map((origin) => release(shared, origin)));
    },
  };
}

function acquire(shared: SharedPools, { connect }: Outgoing, origin: string): Pool {
  const entry = shared.get(origin) ?? { pool: new Pool(origin, { ...options, connect }), users: 0 };
  entry.users += 1;
  shared.set(origin, entry);
  return entry.pool;
}

async function release(shared: SharedPools, origin: string): Promise<void> {
  const entry = shared.get(origin);
  if (entry === undefined) return;
  entry.users -= 1;
  if (entry.users > 0) return;
  shared.delete(origin);
  await entry.pool.close();
}
