import { isDatabaseUnavailable, withTenants } from '@waqtor/db';
import type { ConnectionState, InboundEvent, Provider } from '@waqtor/provider';
import { AppError } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { EngineName, Engines } from '../sessions.present.ts';
import { findSession, type SessionRow } from '../sessions.store.ts';
import { openCredentials } from './session-credentials.ts';

/**
 * How long cached credentials are used without comparing them to the session's row. Wake-ups report changes
 * at once, but may be lost: no process uses an access token for longer than this after another has replaced
 * it.
 */
const CHECK_AFTER_MS = 5_000;

/**
 * The providers of this process: one per session, created on first use, and dropped when the session changes.
 */
export interface Providers {
  /** Throws `not_found` for an unknown session, and `engine_unavailable` if its engine is not installed. */
  providerOf(session: { tenantId: string; sessionId: string }): Promise<Provider>;
  stop(): Promise<void>;
}

export interface ProviderHooks {
  onEvents?(sessionId: string, events: InboundEvent[]): Promise<void>;
  onState?(sessionId: string, state: ConnectionState): void;
}

interface OpenProvider {
  engine: string;
  /** The credentials as stored, encrypted. */
  credentials: Buffer;
  provider: Provider;
  /** When the entry was last compared with the session's row, on the monotonic clock. */
  checkedAtMs: number;
}

export function createProviders(platform: Platform, engines: Engines, hooks: ProviderHooks = {}): Providers {
  const open = new Map<string, Promise<OpenProvider>>();

  const forget = (sessionId: string) => {
    const entry = open.get(sessionId);
    open.delete(sessionId);
    entry?.then(({ provider }) => provider.disconnect()).catch(() => {});
  };
  const off = platform.wakeUps.on('session', (sessionId) => {
    for (const id of sessionId === '*' ? [...open.keys()] : [sessionId]) forget(id);
  });

  const sessionOf = async (tenantId: string, sessionId: string) => {
    const row = await withTenants(platform.db, [tenantId], (tx) => findSession(tx, tenantId, sessionId));
    if (!row) throw new AppError('not_found');
    return row;
  };

  async function make(tenantId: string, sessionId: string, known?: SessionRow): Promise<OpenProvider> {
    const checkedAtMs = platform.clock.monotonicMs();
    const row = known ?? (await sessionOf(tenantId, sessionId));
    const engine = engines.get(row.engine as EngineName);
    if (!engine) throw new AppError('engine_unavailable', { engine: row.engine });
    const provider = engine.create(
      { ...openCredentials(platform.secrets, sessionId, row.credentials) },
      {
        outgoing: platform.outgoing.graph,
        onEvents: async (events) => hooks.onEvents?.(sessionId, events),
        onState: (state) => hooks.onState?.(sessionId, state),
      },
    );
    return { engine: row.engine, credentials: row.credentials, provider, checkedAtMs };
  }

  /** Returns the same entry if the session has not changed, otherwise a new one. */
  async function renew(tenantId: string, sessionId: string, entry: OpenProvider): Promise<OpenProvider> {
    const checkedAtMs = platform.clock.monotonicMs();
    const row = await sessionOf(tenantId, sessionId).catch((error) => {
      // No change is known, and the caller will notice itself that the database is unreachable.
      if (isDatabaseUnavailable(error)) return undefined;
      throw error;
    });
    if (!row) return entry;
    if (row.engine === entry.engine && row.credentials.equals(entry.credentials))
      return { ...entry, checkedAtMs };
    entry.provider.disconnect().catch(() => {});
    return make(tenantId, sessionId, row);
  }

  function keep(sessionId: string, entry: Promise<OpenProvider>): Promise<OpenProvider> {
    open.set(sessionId, entry);
    entry.catch(() => {
      if (open.get(sessionId) === entry) open.delete(sessionId);
    });
    return entry;
  }

  return {
    async providerOf({ tenantId, sessionId }) {
      const known = open.get(sessionId);
      const entry = await (known ?? keep(sessionId, make(tenantId, sessionId)));
      if (platform.clock.monotonicMs() - entry.checkedAtMs < CHECK_AFTER_MS) return entry.provider;
      // Of several concurrent callers, the first one queries the database for all of them.
      const latest = open.get(sessionId);
      const isFirst = latest === undefined || latest === known;
      return (await (isFirst ? keep(sessionId, renew(tenantId, sessionId, entry)) : latest)).provider;
    },
    async stop() {
      off();
      const providers = await Promise.allSettled(open.values());
      open.clear();
      await Promise.allSettled(
        providers.map((it) => (it.status === 'fulfilled' ? it.value.provider.disconnect() : undefined)),
      );
    },
  };
}
