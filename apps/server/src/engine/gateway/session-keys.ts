import { withTenants } from '@waqtor/db';
import { LRUCache } from 'lru-cache';
import { findSession, openCredentials } from '../../features/sessions/index.ts';
import type { Platform } from '../../platform/platform.ts';

/** What the gateway needs of a session to believe a webhook. Uuids. */
export interface SessionKeys {
  tenantId: string;
  sessionId: string;
  phoneNumberId: string | null;
  appSecret: string;
  verifyToken: string;
}

/** Ids a webhook may name, to find the sessions it is about. */
export interface Mentioned {
  sessionIds?: readonly string[];
  phoneNumberIds?: readonly string[];
  wabaIds?: readonly string[];
}

/** Sessions by the ids that webhooks name, their secrets opened and remembered for a minute. */
export interface SessionKeyring {
  find(mentioned: Mentioned): Promise<SessionKeys[]>;
  stop(): void;
}

const REMEMBERED_MS = 60_000;
// Unknown ids are remembered for a moment too, so that nonsense does not cost a query each time.
const UNKNOWN_MS = 2_000;

export function createSessionKeyring(platform: Platform): SessionKeyring {
  const found = new LRUCache<string, Promise<SessionKeys[]>>({ max: 50_000, ttl: REMEMBERED_MS });
  const off = platform.nudges.on('session', () => found.clear());

  function find(kind: 'session' | 'number' | 'waba', id: string): Promise<SessionKeys[]> {
    const key = `${kind}:${id}`;
    const known = found.get(key);
    if (known) return known;
    const asked = load(platform, kind, id);
    found.set(key, asked);
    asked.then(
      (keys) => {
        if (keys.length === 0 && found.get(key) === asked) found.set(key, asked, { ttl: UNKNOWN_MS });
      },
      () => found.delete(key),
    );
    return asked;
  }

  return {
    async find({ sessionIds = [], phoneNumberIds = [], wabaIds = [] }) {
      const lists = await Promise.all([
        ...sessionIds.map((id) => find('session', id)),
        ...phoneNumberIds.map((id) => find('number', id)),
        ...wabaIds.map((id) => find('waba', id)),
      ]);
      return [...new Map(lists.flat().map((keys) => [keys.sessionId, keys])).values()];
    },
    stop: () => void off(),
  };
}

async function load(
  platform: Platform,
  kind: 'session' | 'number' | 'waba',
  id: string,
): Promise<SessionKeys[]> {
  const { rows } = await platform.db.pool.query<{ session_id: string; tenant_id: string }>(
    'select session_id, tenant_id from door_session_routes($1, $2, $3)',
    [kind === 'session' ? [id] : [], kind === 'number' ? [id] : [], kind === 'waba' ? [id] : []],
  );
  const keys = await Promise.all(rows.map((row) => open(platform, row.tenant_id, row.session_id)));
  return keys.filter((it) => it !== undefined);
}

async function open(
  platform: Platform,
  tenantId: string,
  sessionId: string,
): Promise<SessionKeys | undefined> {
  const row = await withTenants(platform.db, [tenantId], (tx) => findSession(tx, tenantId, sessionId));
  if (!row) return undefined;
  const { appSecret, verifyToken } = openCredentials(platform.secrets, sessionId, row.credentials);
  return { tenantId, sessionId, phoneNumberId: row.phoneNumberId, appSecret, verifyToken };
}
