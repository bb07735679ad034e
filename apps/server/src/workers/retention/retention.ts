import {
  definerRedactionTenants,
  definerTenantsWithEventsBefore,
  definerTenantsWithIdempotencyKeysBefore,
  definerTrimAuditEvents,
  withTenants,
} from '@waqtor/db';
import { redactMore } from '../../features/contact-deletion/index.ts';
import { features } from '../../features/index.ts';
import type { Retention } from '../../platform/aged-rows.store.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import { trimLog } from '../../platform/events/trim-log.ts';
import { deleteIdempotencyKeysBefore } from '../../platform/http/idempotency/idempotency-keys.store.ts';
import type { Platform } from '../../platform/platform.ts';

/** Number of tenants per run whose event logs are redacted of deleted contacts. */
const REDACTIONS = 100;

/** How long the first response to an Idempotency-Key is kept for replays. */
const IDEMPOTENCY_KEY_MS = 86_400_000;

export interface RetentionOptions {
  /** Interval of the worker; a minute by default. */
  everyMs?: number;
  /** Maximum number of rows per transaction; 1,000 by default. */
  maxRows?: number;
}

/**
 * Background worker that deletes what is past its retention: events (raising the lower bound of each log),
 * idempotency keys, security events, and what the features declare as `retention`. It also finishes redacting
 * deleted contacts from long event logs.
 */
export function createRetention(platform: Platform, options: RetentionOptions = {}): BackgroundWorker {
  const { everyMs = 60_000, maxRows = 1_000 } = options;
  const kinds: Retention[] = [
    {
      keptMs: (config) => config.eventRetentionMs,
      tenantsBefore: definerTenantsWithEventsBefore,
      deleteBefore: trimLog,
    },
    {
      keptMs: () => IDEMPOTENCY_KEY_MS,
      tenantsBefore: definerTenantsWithIdempotencyKeysBefore,
      deleteBefore: deleteIdempotencyKeysBefore,
    },
    ...features.flatMap(({ retention = [] }) => retention),
  ];
  const deleted = platform.metrics.counter('retention_rows_total', 'Rows deleted because of their age');

  async function run(signal: AbortSignal): Promise<'more' | 'done'> {
    let hasMore = false;
    for (const kind of kinds) {
      const before = new Date(platform.clock.now().getTime() - kind.keptMs(platform.config));
      for (const { tenantId } of await kind.tenantsBefore(platform.db, { before })) {
        if (signal.aborted) return 'done';
        const rows = await withTenants(platform.db, [tenantId], (tx) =>
          kind.deleteBefore(tx, tenantId, before, maxRows),
        );
        deleted.inc(rows);
        if (rows === maxRows) hasMore = true;
      }
    }
    for (const { tenantId } of await definerRedactionTenants(platform.db, { maxRows: REDACTIONS })) {
      if (signal.aborted) return 'done';
      if (await withTenants(platform.db, [tenantId], (tx) => redactMore(tx, tenantId))) hasMore = true;
    }
    const { auditRetentionMs } = platform.config;
    const before = new Date(platform.clock.now().getTime() - auditRetentionMs);
    const trimmed = (await definerTrimAuditEvents(platform.db, { before, maxRows })) ?? 0;
    deleted.inc(trimmed);
    if (trimmed === maxRows) hasMore = true;
    return hasMore ? 'more' : 'done';
  }

  return createBackgroundWorker({ name: 'retention', log: platform.log, everyMs, run });
}
