import {
  type Database,
  definerAgedRowTenants,
  definerRedactionTenants,
  definerTenantsWithEventsBefore,
  definerTenantsWithIdempotencyKeysBefore,
  definerTenantsWithNotificationsBefore,
  definerTrimAuditEvents,
  type Tx,
  withTenants,
} from '@waqtor/db';
import type { Config } from '../../config.ts';
import { forgetMore } from '../../features/contact-deletion/index.ts';
import { deleteInvitationsBefore } from '../../features/members/index.ts';
import { deleteNotificationsBefore } from '../../features/notifications/index.ts';
import { deleteSessionErrorsBefore } from '../../features/sessions/index.ts';
import { deleteWaitingStatusesBefore, deleteWebhookItemsBefore } from '../../features/webhook-items/index.ts';
import { type BackgroundWorker, createBackgroundWorker } from '../../platform/background-worker.ts';
import { trimLog } from '../../platform/events/trim-log.ts';
import { deleteIdempotencyKeysBefore } from '../../platform/http/idempotency-keys.store.ts';
import type { Platform } from '../../platform/platform.ts';

/** Deleted contacts whose traces in long event logs are removed in one run. */
const REDACTIONS = 100;

/** How long the first answer to an Idempotency-Key is kept to be replayed. */
export const IDEMPOTENCY_KEY_MS = 86_400_000;

/** How long what a person was told is kept. */
export const NOTIFICATION_MS = 90 * 86_400_000;

/** Something that is kept for a time and then deleted, tenant by tenant, so many rows in one transaction. */
interface Kept {
  forMs: number;
  tenantsBefore(database: Database, args: { before: Date }): Promise<{ tenantId: string }[]>;
  deleteBefore(tx: Tx, tenantId: string, before: Date, maxRows: number): Promise<number>;
}

/** What helps to diagnose problems, and invitations that expired as long ago as the setting says. */
function agedKinds({ diagnosticsRetentionMs, invitationRetentionMs }: Config): Kept[] {
  const kept = (wanted: string, forMs: number, deleteBefore: Kept['deleteBefore']): Kept => ({
    forMs,
    tenantsBefore: (database, { before }) => definerAgedRowTenants(database, { wanted, before }),
    deleteBefore,
  });
  return [
    kept('webhook_items', diagnosticsRetentionMs, deleteWebhookItemsBefore),
    kept('session_errors', diagnosticsRetentionMs, deleteSessionErrorsBefore),
    kept('waiting_statuses', diagnosticsRetentionMs, deleteWaitingStatusesBefore),
    kept('invitations', invitationRetentionMs, deleteInvitationsBefore),
  ];
}

export interface RetentionOptions {
  /** A minute by default. */
  everyMs?: number;
  /** The most rows of one transaction; 1,000 by default. */
  maxRows?: number;
}

/**
 * Deletes what is older than it is kept: events (raising each log's floor with them), Idempotency-Keys, notifications,
 * security events, webhook items, session errors, waiting statuses, invitations. Finishes what deleted contacts left to be
 * taken out of long event logs.
 */
export function createRetention(platform: Platform, options: RetentionOptions = {}): BackgroundWorker {
  const { everyMs = 60_000, maxRows = 1_000 } = options;
  const kinds: Kept[] = [
    {
      forMs: platform.config.eventRetentionMs,
      tenantsBefore: definerTenantsWithEventsBefore,
      deleteBefore: trimLog,
    },
    {
      forMs: IDEMPOTENCY_KEY_MS,
      tenantsBefore: definerTenantsWithIdempotencyKeysBefore,
      deleteBefore: deleteIdempotencyKeysBefore,
    },
    {
      forMs: NOTIFICATION_MS,
      tenantsBefore: definerTenantsWithNotificationsBefore,
      deleteBefore: deleteNotificationsBefore,
    },
    ...agedKinds(platform.config),
  ];
  const deleted = platform.metrics.counter('retention_rows_total', 'Rows deleted because of their age');

  async function run(signal: AbortSignal): Promise<'more' | 'done'> {
    let isMore = false;
    for (const kind of kinds) {
      const before = new Date(platform.clock.now().getTime() - kind.forMs);
      for (const { tenantId } of await kind.tenantsBefore(platform.db, { before })) {
        if (signal.aborted) return 'done';
        const rows = await withTenants(platform.db, [tenantId], (tx) =>
          kind.deleteBefore(tx, tenantId, before, maxRows),
        );
        deleted.inc(rows);
        if (rows === maxRows) isMore = true;
      }
    }
    for (const { tenantId } of await definerRedactionTenants(platform.db, { maxRows: REDACTIONS })) {
      if (signal.aborted) return 'done';
      if (await withTenants(platform.db, [tenantId], (tx) => forgetMore(tx, tenantId))) isMore = true;
    }
    const { auditRetentionMs } = platform.config;
    const before = new Date(platform.clock.now().getTime() - auditRetentionMs);
    const trimmed = (await definerTrimAuditEvents(platform.db, { before, maxRows })) ?? 0;
    deleted.inc(trimmed);
    if (trimmed === maxRows) isMore = true;
    return isMore ? 'more' : 'done';
  }

  return createBackgroundWorker({ name: 'retention', log: platform.log, everyMs, run });
}
