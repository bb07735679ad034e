import type { NotificationType } from '@waqtor/contract';
import type { DB } from '@waqtor/db';
import type { FastifyInstance } from 'fastify';
import type { Retention } from '../aged-rows.store.ts';
import type { BackgroundWorker } from '../background/background-worker.ts';
import type { Platform } from '../platform.ts';
import type { HookHandler } from './hooks.ts';

/** Everything a feature contributes to the server. `Parts` is what it needs beyond the platform. */
export interface Feature<Parts = unknown> {
  /** The name of its folder in `features/`. */
  readonly name: string;
  /** The tables that it owns. No other folder may use them in SQL. */
  readonly tables?: readonly (keyof DB)[];
  /** Registers its endpoints under /api/v1. */
  readonly routes?: (app: FastifyInstance, parts: Parts) => void;
  /** Its background workers by name. They run in processes with the role `worker`. */
  readonly workers?: Readonly<Record<string, (platform: Platform, parts: Parts) => BackgroundWorker>>;
  /** The notification types it sends. */
  readonly notificationTypes?: readonly NotificationType[];
  /** Which of its rows expire, and after how long. */
  readonly retention?: readonly Retention[];
  /** Its handlers for other features' hooks; they run in the other feature's transaction. */
  readonly hooks?: (parts: Parts) => readonly HookHandler[];
}

export function defineFeature<Parts = unknown>(feature: Feature<Parts>): Feature<Parts> {
  return feature;
}
