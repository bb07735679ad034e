import { Pool } from 'undici';

/** Above the largest file WhatsApp carries (100 MB). */
const maxResponseBytes = 110 * 1024 * 1024;

const options = {
  connections: 256,
  pipelining: 1,
  connect: { timeout: 5_000 },
  headersTimeout: 30_000,
  bodyTimeout: 30_000,
  keepAliveTimeout: 30_000,
  maxResponseSize: maxResponseBytes,
} as const;

/** The connections of one session's provider: one pool per origin, opened when first asked for. */
export interface Pools {
  get(origin: string): Pool;
  /** Ends idle connections at once and lets running calls finish. Safe to call twice; asking again reopens. */
  close(): Promise<void>;
}

const shared = new Map<string, { pool: Pool; users: number }>();

/** Sessions of one process share a pool per origin: a thousand sessions must not mean a thousand TLS handshakes. */
export function openPools(): Pools {
  const held = new Map<string, Pool>();
  return {
    get(origin) {
      const pool = held.get(origin) ?? acquire(origin);
      held.set(origin, pool);
      return pool;
    },
    async close() {
      const origins = [...held.keys()];
      held.clear();
      await Promise.all(origins.map(release));
    },
  };
}

function acquire(origin: string): Pool {
  const entry = shared.get(origin) ?? { pool: new Pool(origin, options), users: 0 };
  entry.users += 1;
  shared.set(origin, entry);
  return entry.pool;
}

async function release(origin: string): Promise<void> {
  const entry = shared.get(origin);
  if (entry === undefined) return;
  entry.users -= 1;
  if (entry.users > 0) return;
  shared.delete(origin);
  await entry.pool.close();
}
