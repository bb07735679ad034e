import { withTenants } from '@waqtor/db';
import type { ConnectionState, InboundEvent, Provider } from '@waqtor/provider';
import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';
import { openCredentials } from './session-credentials.ts';
import type { EngineName, Engines } from './sessions.present.ts';
import { findSession } from './sessions.store.ts';

/** The providers of this process: one per session, made when first asked for, dropped when the session changes. */
export interface Providers {
  /** Throws `not_found` when there is no such session and `engine_unavailable` when its engine is not installed. */
  providerOf(session: { tenantId: string; sessionId: string }): Promise<Provider>;
  stop(): Promise<void>;
}

export interface ProviderHooks {
  onEvents?(sessionId: string, events: InboundEvent[]): Promise<void>;
  onState?(sessionId: string, state: ConnectionState): void;
}

export function createProviders(platform: Platform, engines: Engines, hooks: ProviderHooks = {}): Providers {
  const open = new Map<string, Promise<Provider>>();

  const forget = (sessionId: string) => {
    const provider = open.get(sessionId);
    open.delete(sessionId);
    provider?.then((it) => it.disconnect()).catch(() => {});
  };
  const off = platform.nudges.on('session', (sessionId) => {
    for (const id of sessionId === '*' ? [...open.keys()] : [sessionId]) forget(id);
  });

  async function make(tenantId: string, sessionId: string): Promise<Provider> {
    const row = await withTenants(platform.db, [tenantId], (tx) => findSession(tx, tenantId, sessionId));
    if (!row) throw new AppError('not_found');
    const engine = engines.get(row.engine as EngineName);
    if (!engine) throw new AppError('engine_unavailable', { engine: row.engine });
    return engine.create(
      { ...openCredentials(platform.secrets, sessionId, row.credentials) },
      {
        outgoing: platform.outgoing.graph,
        onEvents: async (events) => hooks.onEvents?.(sessionId, events),
        onState: (state) => hooks.onState?.(sessionId, state),
      },
    );
  }

  return {
    providerOf({ tenantId, sessionId }) {
      let provider = open.get(sessionId);
      if (!provider) {
        provider = make(tenantId, sessionId);
        open.set(sessionId, provider);
        provider.catch(() => open.delete(sessionId));
      }
      return provider;
    },
    async stop() {
      off();
      const providers = await Promise.allSettled(open.values());
      open.clear();
      await Promise.allSettled(
        providers.map((it) => (it.status === 'fulfilled' ? it.value.disconnect() : undefined)),
      );
    },
  };
}
