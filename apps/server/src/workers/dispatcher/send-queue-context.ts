import type { SessionSettings } from '@waqtor/contract';
import { type Tx, withTenants } from '@waqtor/db';
import type { Provider } from '@waqtor/provider';
import type { Engines } from '../../features/sessions/index.ts';
import { createFairGate, type FairGate } from '../../platform/fair-gate.ts';
import { indexLookUps } from '../../platform/index-look-ups.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Lease } from './lease.ts';
import { type SendQueueKey, UNTIL_RESTART } from './send-queue.store.ts';

export interface DispatcherOptions {
  /** Names this process in leases; the platform's process name when left out. */
  owner: string;
  /** How long a send queue stays ours without being renewed. */
  leaseMs: number;
  /** How long an idle send queue is kept, so that the next message need not take it again. */
  lingerMs: number;
  /** The sweep: how long a lost wake-up can delay anything. */
  sweepMs: number;
  /** Sends under way at once, per send queue: 256 are 1,000 a second to a WhatsApp that answers in 250 ms. */
  concurrency: number;
  /** How long `stop` waits for sends under way; the next owner calls the rest unknown. */
  graceMs: number;
}

export const defaultOptions: Omit<DispatcherOptions, 'owner'> = {
  leaseMs: 15_000,
  lingerMs: 5_000,
  sweepMs: 1_000,
  concurrency: 256,
  graceMs: 10_000,
};

export interface DispatcherDeps {
  providerOf(session: { tenantId: string; sessionId: string }): Promise<Provider>;
  /** The engines installed here, to present a session that has to be stopped. */
  engines: Engines;
}

/** What the parts of one running send queue share. */
export interface SendQueueContext {
  platform: Platform;
  deps: DispatcherDeps;
  options: DispatcherOptions;
  sendQueue: SendQueueKey;
  lease: Lease;
  /** As of the last look. */
  settings: SessionSettings;
}

export function nowMs(context: Pick<SendQueueContext, 'platform'>): number {
  return context.platform.clock.now().getTime();
}

/** One transaction for the send queue's tenant, when it is its turn. */
export function inSendQueue<T>(
  { platform, sendQueue }: Pick<SendQueueContext, 'platform' | 'sendQueue'>,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return gateOf(platform).run(sendQueue.tenantId, () =>
    withTenants(platform.db, [sendQueue.tenantId], fn, { settings: indexLookUps }),
  );
}

const gates = new WeakMap<Platform['db'], FairGate>();

/** A tenant with hundreds of numbers never has all connections: another's send queue waits for one transaction to end. */
function gateOf({ db, config }: Platform): FairGate {
  const known = gates.get(db);
  if (known) return known;
  const total = Math.max(2, Math.floor(config.databasePool / 2));
  const gate = createFairGate({
    total,
    perKey: Math.floor(total / 2),
    waitingPerKey: Number.POSITIVE_INFINITY,
    refusal: () => new Error('no send queue is refused'),
  });
  gates.set(db, gate);
  return gate;
}

/** When an unknown send of now is repeated: by the session's explicit policy, else never by itself. */
export function unknownDueAt({ settings }: Pick<SendQueueContext, 'settings'>, now: Date): Date {
  const { resendUnknownAfterMs } = settings;
  return resendUnknownAfterMs === null ? UNTIL_RESTART : new Date(now.getTime() + resendUnknownAfterMs);
}
