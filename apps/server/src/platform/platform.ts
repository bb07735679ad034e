import type { Database, Tx } from '@waqtor/db';
import type { Outgoing } from '@waqtor/outgoing';
import type { Config } from '../config.ts';
import type { Clock } from './clock.ts';
import type { Secrets } from './crypto.ts';
import type { WakeUpBus } from './events/wake-ups.ts';
import type { Hooks } from './hooks.ts';
import type { IdempotencyClaim } from './http/idempotency.store.ts';
import type { Logger } from './log.ts';
import type { Mailer } from './mail.ts';
import type { Metrics } from './metrics.ts';
import type { Sandbox } from './sandbox.ts';
import type { Storage } from './storage/storage.ts';

/** What every part of the server may use; made once per process by `main.ts`, or by a test. */
export interface Platform {
  config: Config;
  db: Database;
  clock: Clock;
  log: Logger;
  secrets: Secrets;
  wakeUps: WakeUpBus;
  storage: Storage;
  metrics: Metrics;
  mail: Mailer;
  outgoing: Ways;
  sandbox: Sandbox;
  /** What features do in the transactions of others. */
  hooks: Hooks;
}

/** The ways out to the internet, each with the guard that fits who names the addresses. */
export interface Ways {
  /** To WhatsApp: Meta's hosts and what the operator has named. */
  graph: Outgoing;
  /** To what tenants name: public addresses, and networks the operator has allowed. */
  tenantUrls: Outgoing;
}

/** From the least to the most: each may do what those before it may. */
export const roles = ['viewer', 'agent', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** Who is asking, proven. */
export type Caller =
  | {
      kind: 'member';
      tenantId: string;
      userId: string;
      loginId: string;
      role: Role;
      /** When they last proved their password in this login. */
      provenAt?: Date | undefined;
    }
  | { kind: 'api_key'; tenantId: string; apiKeyId: string; role: Role };

export function hasRole(caller: Caller, needed: Role): boolean {
  return roles.indexOf(caller.role) >= roles.indexOf(needed);
}

/** Where a request comes from, as far as the connection tells. */
export interface Visitor {
  /** Null where many are spoken of. */
  ip: string | null;
  userAgent: string | undefined;
}

/** One authenticated request: the platform, the caller, and transactions that see only the caller's tenant. */
export interface Ctx extends Platform {
  caller: Caller;
  tenantId: string;
  requestId: string;
  visitor: Visitor;
  /** One transaction for the caller's tenant. */
  tx<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The request's Idempotency-Key, for who stores it in a transaction that several requests share; others use `once`. */
  claim: IdempotencyClaim | undefined;
  /**
   * The one transaction of a request that sends or creates. With an Idempotency-Key, its first result is stored in the
   * same transaction and replayed ever after; `fn` must return exactly what the route answers.
   */
  once<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}
