import type { Database, Tx } from '@waqtor/db';
import type { Outgoing } from '@waqtor/outgoing';
import type { Config } from '../config.ts';
import type { Clock } from './clock.ts';
import type { Secrets } from './crypto.ts';
import type { WakeUpBus } from './events/wake-ups.ts';
import type { Hooks } from './feature-definition/hooks.ts';
import type { IdempotencyClaim } from './http/idempotency/idempotency.store.ts';
import type { Logger } from './log.ts';
import type { Mailer } from './mail/mail.ts';
import type { Metrics } from './metrics.ts';
import type { Sandbox } from './sandbox.ts';
import type { Storage } from './storage/storage.ts';

/**
 * The services that every part of the server may use; created once per process by `main.ts`, or by a test.
 */
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
  outgoing: OutgoingClients;
  sandbox: Sandbox;
  /** The features' handlers for each other's hooks. */
  hooks: Hooks;
}

/** The outgoing HTTP clients, each with the SSRF guard for the source of its addresses. */
export interface OutgoingClients {
  /** For requests to WhatsApp: Meta's hosts, and those that the operator configured. */
  graph: Outgoing;
  /** For requests to URLs chosen by tenants: public addresses, and networks that the operator allowed. */
  tenantUrls: Outgoing;
}

/** In ascending order: each role may do everything the roles before it may. */
export const roles = ['viewer', 'agent', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** The authenticated caller. */
export type Caller =
  | {
      kind: 'member';
      tenantId: string;
      userId: string;
      loginId: string;
      role: Role;
      /** When the user last entered their password in this login. */
      provenAt?: Date | undefined;
    }
  | { kind: 'api_key'; tenantId: string; apiKeyId: string; role: Role };

export function hasRole(caller: Caller, needed: Role): boolean {
  return roles.indexOf(caller.role) >= roles.indexOf(needed);
}

/** The client's address and user agent. */
export interface Visitor {
  /** Null if the security-log entry covers several clients. */
  ip: string | null;
  userAgent: string | undefined;
}

/** One authenticated request: the platform, the caller, and transactions limited to the caller's tenant. */
export interface Ctx extends Platform {
  caller: Caller;
  tenantId: string;
  requestId: string;
  visitor: Visitor;
  /** Runs one transaction for the caller's tenant. */
  tx<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The claim of the request's Idempotency-Key, for code that stores it in a transaction shared by several
   * requests. Other code uses `once`.
   */
  claim: IdempotencyClaim | undefined;
  /**
   * Runs the one transaction of a request that sends or creates something. With an Idempotency-Key, its
   * result is stored in the same transaction and returned again for repeated requests; `fn` must return
   * exactly what the route returns.
   */
  once<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}
