import { definerOldestDue, isDatabaseUnavailable } from '@waqtor/db';
import { sql } from 'kysely';
import type { Scan } from '../../background/background-worker.ts';
import type { Platform } from '../../platform.ts';

/** The work this process is responsible for. */
export interface Responsibilities {
  /** Its background workers. */
  scans: readonly Scan[];
  /** The kinds of due work that they process, with the names used by `definer_oldest_due`. */
  dueKinds: readonly string[];
}

export interface Readiness {
  isReady: boolean;
  body: Record<string, unknown>;
}

/** A worker is stuck if it has not finished a round for this long, or for three intervals. */
const STUCK_MS = 60_000;
/** Due work is claimed within seconds. Work that has been due for this long is not being processed. */
const OVERDUE_MS = 5 * 60_000;
/** Four heartbeats of the wake-up bus. Without wake-ups everything still happens, but later. */
const NO_WAKE_UPS_MS = 60_000;
/** How long a result is cached, because the endpoint is public. */
const CACHE_MS = 1_000;

/**
 * Whether this process is healthy: the database is reachable, its workers finish their rounds, and due work
 * is claimed. A process without workers is not affected by overdue work.
 */
export function createReadiness(
  platform: Platform,
  responsibilities: () => Responsibilities,
): () => Promise<Readiness> {
  let kept: { atMs: number; answer: Promise<Readiness> } | undefined;
  return () => {
    const nowMs = performance.now();
    if (!kept || nowMs - kept.atMs > CACHE_MS)
      kept = { atMs: nowMs, answer: checkReadiness(platform, responsibilities()) };
    return kept.answer;
  };
}

async function checkReadiness(platform: Platform, { scans, dueKinds }: Responsibilities): Promise<Readiness> {
  const now = platform.clock.now();
  const found = await ask(platform, now).catch((error) => {
    if (!isDatabaseUnavailable(error)) platform.log.error({ err: error }, 'the readiness check failed');
    return undefined;
  });
  if (!found) return { isReady: false, body: { status: 'not ready', database: 'away' } };
  const nowMs = performance.now();
  const running = scans.filter((scan) => scan.doneAtMs !== undefined);
  const agoMs = ({ doneAtMs }: Scan) => nowMs - (doneAtMs ?? nowMs);
  const stuck = running.filter((scan) => agoMs(scan) > Math.max(STUCK_MS, 3 * scan.everyMs));
  const due = found.due.map(({ kind, dueAt }) => ({ kind, ms: dueAt && now.getTime() - dueAt.getTime() }));
  const overdue = due.filter(({ kind, ms }) => dueKinds.includes(kind) && (ms ?? 0) > OVERDUE_MS);
  const heardAtMs = platform.wakeUps.heardAtMs();
  const isDeaf = heardAtMs === undefined || nowMs - heardAtMs > NO_WAKE_UPS_MS;
  const isReady = stuck.length === 0 && overdue.length === 0;
  return {
    isReady,
    body: {
      status: isReady ? 'ready' : 'not ready',
      database: 'ok',
      migration: found.migration,
      ...(stuck.length > 0 ? { stuck: stuck.map(({ name }) => name) } : {}),
      ...(overdue.length > 0 ? { overdue: overdue.map(({ kind }) => kind) } : {}),
      ...(isDeaf ? { degraded: ['wake-ups'] } : {}),
      lastScanSeconds: Object.fromEntries(running.map((scan) => [scan.name, toSeconds(agoMs(scan))])),
      lastWakeUpSeconds: heardAtMs === undefined ? null : toSeconds(nowMs - heardAtMs),
      oldestDueSeconds: Object.fromEntries(due.map(({ kind, ms }) => [kind, ms && toSeconds(ms)])),
    },
  };
}

async function ask({ db }: Platform, now: Date) {
  const [migrations, due] = await Promise.all([
    sql<{ name: string }>`select name from schema_migrations order by name desc limit 1`.execute(db.db),
    definerOldestDue(db, { at: now }),
  ]);
  return { migration: migrations.rows[0]?.name ?? null, due };
}

function toSeconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1_000));
}
