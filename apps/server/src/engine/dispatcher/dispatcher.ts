import { isDatabaseAway, withTenants } from '@waqtor/db';
import { createMover, type Mover } from '../../platform/mover.ts';
import type { Platform } from '../../platform/platform.ts';
import { takeLane } from './lane.store.ts';
import { createLane, type Lane } from './lane.ts';
import { type DispatcherDeps, type DispatcherOptions, defaultOptions } from './lane-context.ts';

export interface Dispatcher extends Pick<Mover, 'scan'> {
  start(): void;
  /** Look soon. */
  wake(): void;
  /** Finishes sends under way and hands the lanes over. Safe twice, and without start. */
  stop(): Promise<void>;
}

const LANES_A_LOOK = 200;
/** A row that somebody else has locked for longer is tried again at the next look. */
const TAKE_LOCK_TIMEOUT_MS = '1000';

/** Takes lanes that have work and that nobody holds, and runs them (DESIGN §6). */
export function createDispatcher(
  platform: Platform,
  deps: DispatcherDeps,
  given: Partial<DispatcherOptions> = {},
): Dispatcher {
  const options = { owner: platform.config.processName, ...defaultOptions, ...given };
  const lanes = new Map<string, { lane: Lane; ended: Promise<void> }>();
  let isStopping = false;

  const mover = createMover({ name: 'dispatcher', log: platform.log, everyMs: options.sweepMs, run: look });
  const off = platform.nudges.on('lane', (sessionId) => {
    if (sessionId === '*') {
      for (const { lane } of lanes.values()) lane.wake();
      mover.wake();
      return;
    }
    const running = lanes.get(sessionId);
    if (running) running.lane.wake();
    else mover.wake();
  });

  async function look(): Promise<'more' | 'done'> {
    const { rows } = await platform.db.pool.query<{ session_id: string; tenant_id: string }>(
      'select session_id, tenant_id from door_due_lanes($1, $2)',
      [platform.clock.now(), LANES_A_LOOK],
    );
    let taken = 0;
    for (const row of rows) {
      if (isStopping) break;
      if (lanes.has(row.session_id)) continue;
      const key = { sessionId: row.session_id, tenantId: row.tenant_id };
      // One that cannot be taken must not stand before all others, look after look.
      const isTaken = await take(key).catch((error) => {
        if (isDatabaseAway(error)) throw error;
        platform.log.warn({ err: error, sessionId: key.sessionId }, 'a send queue could not be taken');
        return false;
      });
      if (isTaken) taken += 1;
    }
    return taken === LANES_A_LOOK ? 'more' : 'done';
  }

  async function take(key: { sessionId: string; tenantId: string }): Promise<boolean> {
    const askedAtMs = performance.now();
    const token = await withTenants(
      platform.db,
      [key.tenantId],
      (tx) => takeLane(tx, key, options.owner, options.leaseMs),
      { settings: { lock_timeout: TAKE_LOCK_TIMEOUT_MS } },
    );
    if (token === undefined) return false;
    const lane = createLane(platform, deps, options, { lane: { ...key, token }, askedAtMs });
    const ended = lane.run().then((isWhole) => {
      lanes.delete(key.sessionId);
      // What was queued while the lane was being released has nudged nobody.
      if (isWhole && !isStopping) mover.wake();
    });
    lanes.set(key.sessionId, { lane, ended });
    if (isStopping) lane.stop();
    return true;
  }

  return {
    scan: mover.scan,
    start: () => mover.start(),
    wake: () => mover.wake(),
    async stop() {
      isStopping = true;
      off();
      for (const { lane } of lanes.values()) lane.stop();
      await mover.stop();
      await Promise.all([...lanes.values()].map(({ ended }) => ended));
    },
  };
}
