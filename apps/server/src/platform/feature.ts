import type { NotificationKind } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import type { Retention } from './aged-rows.store.ts';
import type { BackgroundWorker } from './background-worker.ts';
import type { HookHandler } from './hooks.ts';
import type { Platform } from './platform.ts';

/** Everything a feature brings to the server, in one place. `Parts` is what it needs of the process beside the platform. */
export interface Feature<Parts = unknown> {
  /** Its folder below features/. */
  readonly name: string;
  /** Registers its endpoints below /api/v1. */
  readonly routes?: (app: FastifyInstance, parts: Parts) => void;
  /** Its background workers, by name; they run in the role `worker`. */
  readonly workers?: Readonly<Record<string, (platform: Platform, parts: Parts) => BackgroundWorker>>;
  /** The kinds of notifications that it sends. */
  readonly notificationKinds?: readonly NotificationKind[];
  /** Which of its rows are deleted after some time. */
  readonly retention?: readonly Retention[];
  /** What it does in the transaction of another feature's change. */
  readonly hooks?: (parts: Parts) => readonly HookHandler[];
}

export function defineFeature<Parts = unknown>(feature: Feature<Parts>): Feature<Parts> {
  return feature;
}
