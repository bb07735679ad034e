import type { RoleName } from '../config.ts';
import { features, type ServerParts } from '../features/index.ts';
import type { Scan } from '../platform/background/background-worker.ts';
import type { Platform } from '../platform/platform.ts';
import { createAssigner } from '../workers/assigner/index.ts';
import { createAutomaticReplies } from '../workers/automatic-replies/index.ts';
import { createContactBlocker } from '../workers/contact-blocker/index.ts';
import { createDispatcher } from '../workers/dispatcher/index.ts';
import { createWaitingSweep } from '../workers/intake/index.ts';
import { createMediaFetcher } from '../workers/media-fetcher/index.ts';
import { createMessageNotifier, createWindowReminders } from '../workers/message-notifier/index.ts';
import { createReadReceipts } from '../workers/read-receipts/index.ts';
import { createRetention } from '../workers/retention/index.ts';
import { createSessionSupervisor } from '../workers/session-supervisor/index.ts';
import { createSnoozeWaker } from '../workers/snooze-waker/index.ts';

/** A started component that has to be stopped. */
export interface Life {
  name: string;
  stop(): Promise<void>;
}

type StartableLife = Life & { start(): void; readonly scan: Scan };

/**
 * The kinds of due work that each role handles, for `/ready`; only kinds that never queue behind other work.
 */
const dueKindsOf: Partial<Record<RoleName, readonly string[]>> = {
  worker: ['snooze', 'read_receipt'],
  connector: ['send_queue'],
};

export function dueKinds(roles: readonly RoleName[]): string[] {
  return roles.flatMap((role) => dueKindsOf[role] ?? []);
}

/**
 * Creates the background workers of this process's roles: those that span features, and those of each
 * feature.
 */
export function createBackgroundWorkers(platform: Platform, parts: ServerParts): StartableLife[] {
  const { engines, providers } = parts;
  const ofFeatures = features.flatMap(({ workers }) => Object.entries(workers ?? {}));
  const byRole: Partial<Record<RoleName, Record<string, () => Omit<StartableLife, 'name'>>>> = {
    worker: {
      'media-fetcher': () => createMediaFetcher(platform, providers),
      'automatic-replies': () => createAutomaticReplies(platform, engines),
      'contact-blocker': () => createContactBlocker(platform, providers),
      assigner: () => createAssigner(platform),
      'message-notifier': () => createMessageNotifier(platform),
      'window-reminders': () => createWindowReminders(platform),
      'snooze-waker': () => createSnoozeWaker(platform),
      'waiting-statuses': () => createWaitingSweep(platform),
      'read-receipts': () => createReadReceipts(platform, providers),
      retention: () => createRetention(platform),
      ...Object.fromEntries(ofFeatures.map(([name, create]) => [name, () => create(platform, parts)])),
    },
    connector: {
      dispatcher: () => createDispatcher(platform, { ...providers, engines }),
      'session-supervisor': () => createSessionSupervisor(platform, engines, providers),
    },
  };
  return platform.config.roles.flatMap((role) =>
    Object.entries(byRole[role] ?? {}).map(([name, create]) => ({ name, ...create() })),
  );
}
