import { type Database, type Tx, withTenants } from '@waqtor/db';
import type { Config } from '../../config.ts';
import { forgetMore, tenantsWithRedactions } from '../../features/contacts/index.ts';
import { type BackgroundWorker, createBackgroundWorker } from '../../platform/background-worker.ts';
import { trimLog } from '../../platform/events/trim-log.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  type AgedKind,
  deleteKeysBefore,
  deleteNotificationsBefore,
  deleteRowsBefore,
  tenantsWithEventsBefore,
  tenantsWithKeysBefore,
  tenantsWithNotificationsBefore,
  tenantsWithRowsBefore,
  trimAuditEvents,
} from './retention.store.ts';

/** How long the first answer to an Idempotency-Key is kept to be replayed. */
const IDEMPOTENCY_KEY_MS = 86_400_000;

/** How long what a person was told is kept. */
const NOTIFICATION_MS = 90 * 86_400_000;

/** Something that is kept for a time and then deleted, tenant by tenant, so many rows in one transaction. */
interface Kept {
  forMs: number;
  tenantsBefore(database: Database, before: Date): Promise<string[]>;
  deleteBefore(tx: Tx, tenantId: string, before: Date, maxRows: number): Promise<number>;
}

/** What helps to look into trouble, and invitations whose time has been over for as long as the setting says. */
function agedKinds({ diagnosticsRetentionMs, invitationRetentionMs }: Config): Kept[] {
  const forMs: Record<AgedKind, number> = {
    webhook_items: diagnosticsRetentionMs,
    session_errors: diagnosticsRetentionMs,
    waiting_statuses: diagnosticsRetentionMs,
    invitations: invitationRetentionMs,
  };
  return (Object.keys(forMs) as AgedKind[]).map((kind) => ({
    forMs: forMs[kind],
    tenantsBefore: (database, before) => tenantsWithRowsBefore(database, kind, before),
    deleteBefore: (tx, tenantId, before, maxRows) =>
      deleteRowsBefore(tx, kind, { tenantId, before, maxRows }),
  }));
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
      tenantsBefore: tenantsWithEventsBefore,
      deleteBefore: trimLog,
    },
    { forMs: IDEMPOTENCY_KEY_MS, tenantsBefore: tenantsWithKeysBefore, deleteBefore: deleteKeysBefore },
    {
      forMs: NOTIFICATION_MS,
      tenantsBefore: tenantsWithNotificationsBefore,
      deleteBefore: deleteNotificationsBefore,
    },
    ...agedKinds(platform.config),
  ];
  const deleted = platform.metrics.counter('retention_rows_total', 'Rows deleted because of their age');

  async function run(signal: AbortSignal): Promise<'more' | 'done'> {
    let isMore = false;
    for (const kind of kinds) {
      const before = new Date(platform.clock.now().getTime() - kind.forMs);
      for (const tenantId of await kind.tenantsBefore(platform.db, before)) {
        if (signal.aborted) return 'done';
        const rows = await withTenants(platform.db, [tenantId], (tx) =>
          kind.deleteBefore(tx, tenantId, before, maxRows),
        );
        deleted.inc(rows);
        if (rows === maxRows) isMore = true;
      }
    }
    for (const tenantId of await tenantsWithRedactions(platform.db)) {
      if (signal.aborted) return 'done';
      if (await withTenants(platform.db, [tenantId], (tx) => forgetMore(tx, tenantId))) isMore = true;
    }
    const { auditRetentionMs } = platform.config;
    const before = new Date(platform.clock.now().getTime() - auditRetentionMs);
    const trimmed = await trimAuditEvents(platform.db, before, maxRows);
    deleted.inc(trimmed);
    if (trimmed === maxRows) isMore = true;
    return isMore ? 'more' : 'done';
  }

  return createBackgroundWorker({ name: 'retention', log: platform.log, everyMs, run });
}
