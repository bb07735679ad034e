import { definerDueChecks, withTenants } from '@waqtor/db';
import {
  announceSession,
  changeOf,
  claimCheck,
  type Engines,
  lockSession,
  notifySessionDown,
  type Providers,
  readConnection,
  reviveSandboxNumber,
  updateSession,
} from '../../features/sessions/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';

const CHECK_EVERY_MS = 5 * 60_000;
const SWEEP_MS = 30_000;
const BATCH = 20;

/**
 * Background worker that reads each number's state, quality and limits every five minutes and publishes
 * changes.
 */
export function createSessionSupervisor(
  platform: Platform,
  engines: Engines,
  providers: Providers,
): BackgroundWorker {
  const worker = createBackgroundWorker({
    name: 'session-supervisor',
    log: platform.log,
    everyMs: SWEEP_MS,
    async run(signal) {
      const due = await dueSessions(platform);
      for (const session of due) {
        if (signal.aborted) break;
        await checkSession(platform, engines, providers, session);
      }
      return due.length === BATCH ? 'more' : 'done';
    },
  });
  platform.sandbox.onChange(() => worker.wake());
  return worker;
}

/**
 * Sessions that were last checked before this time are due. A sandbox that has just started does not have its
 * numbers any more, and neither does one that failed.
 */
function dueBefore({ clock, sandbox }: Platform): Date {
  return new Date(Math.max(clock.now().getTime() - CHECK_EVERY_MS, sandbox.changedAt?.getTime() ?? 0));
}

interface SessionKey {
  tenantId: string;
  sessionId: string;
}

function dueSessions(platform: Platform): Promise<SessionKey[]> {
  const before = dueBefore(platform);
  return definerDueChecks(platform.db, { engines: ['cloud'], before, maxRows: BATCH });
}

async function checkSession(platform: Platform, engines: Engines, providers: Providers, key: SessionKey) {
  const { tenantId, sessionId } = key;
  const at = platform.clock.now();
  // The session is claimed before its engine is called, so that other processes skip it.
  const claimed = await withTenants(platform.db, [tenantId], (tx) =>
    claimCheck(tx, key, { dueBefore: dueBefore(platform), at }),
  );
  if (!claimed) return;
  const provider = await providers.providerOf(key);
  let report = await readConnection(provider);
  // A failed session is restarted only by a person, who has seen the failure.
  const mayRevive = report.state.state !== 'connected' && platform.sandbox.status().status !== 'failed';
  if (mayRevive && (await reviveSandboxNumber(platform, claimed))) {
    report = await readConnection(provider);
  }
  await withTenants(platform.db, [tenantId], async (tx) => {
    const row = await lockSession(tx, tenantId, sessionId);
    if (!row) return;
    const changed = await updateSession(tx, row, changeOf(report, at), at);
    const isNews =
      changed.state !== row.state ||
      changed.stateReason !== row.stateReason ||
      changed.stateCode !== row.stateCode ||
      JSON.stringify({ ...(row.health as object), checkedAt: 0 }) !==
        JSON.stringify({ ...(changed.health as object), checkedAt: 0 });
    await notifySessionDown(tx, row, changed, at);
    if (isNews) announceSession(tx, 'session.updated', changed, { engines, config: platform.config, at });
  });
}
