import { type Database, withTenants } from '@waqtor/db';
import { LRUCache } from 'lru-cache';
import { sha256 } from '../../../platform/crypto.ts';
import type { Platform } from '../../../platform/platform.ts';

/** The data of a session that the gateway needs to verify its webhooks. */
export interface SessionKeys {
  sessionId: string;
  tenantId: string;
  phoneNumberId: string | null;
  wabaId: string | null;
  appSecret: string;
  verifyToken: string;
}

/** The accounts that a webhook refers to. */
export interface RouteQuery {
  phoneNumberIds?: readonly string[];
  wabaIds?: readonly string[];
}

export interface KeyRing {
  /** The session of this uuid. */
  findSession(sessionId: string | undefined): Promise<SessionKeys | undefined>;
  /** Returns every session that matches the query. This is not authorisation: the signature decides. */
  find(query: RouteQuery): Promise<SessionKeys[]>;
  /**
   * Whether any session has this verify token. The webhook verification request of a whole Meta app contains
   * nothing else.
   */
  knowsVerifyToken(token: string): Promise<boolean>;
  stop(): void;
}

const KNOWN_MS = 30_000;
/**
 * The TTL of a miss. It is shorter, so that a newly connected number is not refused for long if the wake-up
 * is lost.
 */
const UNKNOWN_MS = 2_000;

/**
 * Cache of decrypted credentials, kept for seconds and invalidated when a session changes, so that a webhook
 * needs no query.
 */
export function createKeyRing(platform: Platform): KeyRing {
  const known = new LRUCache<Name, SessionKeys[]>({ max: 20_000, ttl: KNOWN_MS });
  // A separate cache, so that made-up ids cannot evict real sessions.
  const unknown = new LRUCache<Name, SessionKeys[]>({ max: 5_000, ttl: UNKNOWN_MS });
  const loading = new Map<Name, Promise<SessionKeys[]>>();

  const off = platform.wakeUps.on('session', (sessionId) => {
    unknown.clear();
    loading.clear();
    for (const [name, found] of known.entries()) {
      if (sessionId === '*' || found.some((it) => it.sessionId === sessionId)) known.delete(name);
    }
  });

  function look(names: readonly Name[]): Promise<SessionKeys[]>[] {
    const strange = names.filter((name) => !known.has(name) && !unknown.has(name) && !loading.has(name));
    if (strange.length > 0) {
      const loaded = load(platform, strange);
      for (const name of strange) remember(name, loaded);
    }
    return names.flatMap((name) => {
      const found = known.get(name) ?? unknown.get(name);
      return found ? [Promise.resolve(found)] : (loading.get(name) ?? []);
    });
  }

  function remember(name: Name, loaded: Promise<SessionKeys[]>): void {
    const group = loaded.then((keys) => keys.filter((it) => isNamed(it, name)));
    loading.set(name, group);
    group.then(
      (keys) => {
        // The entry was invalidated while it was being loaded: the loaded value may already be stale.
        if (loading.get(name) !== group) return;
        loading.delete(name);
        (keys.length === 0 ? unknown : known).set(name, keys);
      },
      () => {
        if (loading.get(name) === group) loading.delete(name);
      },
    );
  }

  return {
    async findSession(sessionId) {
      if (sessionId === undefined) return undefined;
      const name: Name = `session:${sessionId}`;
      const [found] = known.get(name) ?? (await look([name])[0]) ?? [];
      return found;
    },
    async find(query) {
      const found = (await Promise.all(look(namesOf(query)))).flat();
      return [...new Map(found.map((keys) => [keys.sessionId, keys])).values()];
    },
    async knowsVerifyToken(token) {
      const { rows } = await platform.db.pool.query<{ known: boolean }>(
        'select definer_knows_verify_token($1) as known',
        [sha256(token)],
      );
      return rows[0]?.known === true;
    },
    stop: off,
  };
}

type Name = `${'session' | 'phone' | 'waba'}:${string}`;

function namesOf({ phoneNumberIds = [], wabaIds = [] }: RouteQuery): Name[] {
  return [...phoneNumberIds.map((id): Name => `phone:${id}`), ...wabaIds.map((id): Name => `waba:${id}`)];
}

function isNamed(keys: SessionKeys, name: Name): boolean {
  const id = name.slice(name.indexOf(':') + 1);
  if (name.startsWith('session:')) return keys.sessionId === id;
  return name.startsWith('phone:') ? keys.phoneNumberId === id : keys.wabaId === id;
}

async function load(platform: Platform, names: readonly Name[]): Promise<SessionKeys[]> {
  const ids = (kind: string) =>
    names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  const { rows } = await platform.db.pool.query<{ session_id: string; tenant_id: string }>({
    name: 'gateway_routes',
    text: 'select session_id, tenant_id from definer_session_routes($1, $2, $3)',
    values: [ids('session:'), ids('phone:'), ids('waba:')],
  });
  return open(platform, rows);
}

async function open(
  { db, secrets, log }: Platform,
  routes: readonly { session_id: string; tenant_id: string }[],
): Promise<SessionKeys[]> {
  if (routes.length === 0) return [];
  const rows = await sealed(db, routes);
  return rows.flatMap((row) => {
    try {
      const opened = secrets.open(row.credentials, `session:${row.id}`) as Partial<SessionKeys>;
      const { appSecret, verifyToken } = opened;
      if (!appSecret || !verifyToken) return [];
      const { id: sessionId, tenantId, phoneNumberId, wabaId } = row;
      return [{ sessionId, tenantId, phoneNumberId, wabaId, appSecret, verifyToken }];
    } catch (error) {
      log.error({ err: error, sessionId: row.id }, 'the credentials of a session could not be decrypted');
      return [];
    }
  });
}

function sealed(db: Database, routes: readonly { session_id: string; tenant_id: string }[]) {
  const tenantIds = [...new Set(routes.map((route) => route.tenant_id))].sort();
  return withTenants(
    db,
    tenantIds,
    (tx) =>
      tx.db
        .selectFrom('sessions')
        .select(['id', 'tenantId', 'phoneNumberId', 'wabaId', 'credentials'])
        .where(
          'id',
          'in',
          routes.map((route) => route.session_id),
        )
        .execute(),
    { readOnly: true },
  );
}
