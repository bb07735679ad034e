import { isDatabaseUnavailable, withTenants } from '@waqtor/db';
import { lockMemberShared } from '../../../features/members/index.ts';
import { deleteOpenBrowser, saveOpenBrowser } from '../../../features/notifications/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import { type Connection, isOpen } from '../connections/connection.ts';

/** A report is valid for this long. */
const VALID_MS = 90_000;
/** A repeated report that changes nothing is written again after this time. */
const REWRITE_MS = 30_000;

/**
 * Records which members have the dashboard open, and whether it is visible: in the database, because workers of
 * other processes decide by it whether to send push messages and e-mails.
 */
export interface OpenBrowsers {
  report(
    connection: Connection,
    caller: Caller & { kind: 'member' },
    isVisible: boolean | undefined,
  ): Promise<void>;
  /** Called when a connection has ended. */
  leave(connection: Connection): void;
  /** Waits for what is being written. */
  stop(): Promise<void>;
}

interface Reported {
  id: string;
  tenantId: string;
  isVisible: boolean;
  writtenAtMs: number;
}

export function createOpenBrowsers({ db, clock, log }: Platform): OpenBrowsers {
  const reportedBy = new WeakMap<Connection, Reported>();
  const leaving = new Set<Promise<void>>();

  function leave(connection: Connection): void {
    const reported = reportedBy.get(connection);
    if (!reported) return;
    const { tenantId, id } = reported;
    const left = withTenants(db, [tenantId], (tx) => deleteOpenBrowser(tx, tenantId, id))
      .catch((error) =>
        log.warn({ err: error }, 'a closed browser could not be recorded; its row will expire'),
      )
      .finally(() => leaving.delete(left));
    leaving.add(left);
  }

  return {
    leave,
    async report(connection, { tenantId, userId }, isVisible) {
      if (isVisible === undefined) return;
      const before = reportedBy.get(connection);
      const nowMs = clock.monotonicMs();
      if (before?.isVisible === isVisible && nowMs - before.writtenAtMs < REWRITE_MS) return;
      const id = before?.id ?? newId();
      reportedBy.set(connection, { id, tenantId, isVisible, writtenAtMs: nowMs });
      const at = clock.now();
      const expiresAt = new Date(at.getTime() + VALID_MS);
      const row = { id, tenantId, userId, isVisible, expiresAt };
      await withTenants(db, [tenantId], async (tx) => {
        // A removed member's connection is closed within seconds; until then there is nothing to record.
        if (await lockMemberShared(tx, tenantId, userId)) await saveOpenBrowser(tx, row, at);
      }).catch(ignoreUnavailable);
      // It ended in the meantime, before there was a row to delete.
      if (!isOpen(connection)) leave(connection);
    },
    async stop() {
      await Promise.all(leaving);
    },
  };
}

/** While the database is unavailable nothing is recorded; clients repeat their reports, and rows expire. */
function ignoreUnavailable(error: unknown): void {
  if (!isDatabaseUnavailable(error)) throw error;
}
