import { setImmediate as yieldEventLoop } from 'node:timers/promises';
import { withTenants } from '@waqtor/db';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../../platform/background/background-worker.ts';
import { type LogSlice, readLogs } from '../../../platform/events/read-events.ts';
import type { Platform } from '../../../platform/platform.ts';
import { deliver } from '../connections/connection.ts';
import type { RealtimeLimits } from '../connections/limits.ts';
import type { RealtimeMetrics } from '../realtime-metrics.ts';
import { errorFrame, type FrameCache } from './frames.ts';
import type { Room, Rooms } from './rooms.ts';
import { dropTopics } from './subscriptions.ts';

/** Number of tenants read in one transaction, and of events read of each. */
const TENANTS_A_ROUND = 200;
const EVENTS_A_ROUND = 500;
const BYTES_A_ROUND = 1_000_000;
/** How long delivery may occupy the event loop, in ms. */
const TURN_MS = 10;

export interface ReaderOptions {
  platform: Platform;
  rooms: Rooms;
  frames: FrameCache;
  limits: RealtimeLimits;
  metrics: RealtimeMetrics;
}

/**
 * The only reader of the event log in this process. It reads all tenants that were woken up in one
 * transaction, and delivers every event to the live connections of its tenant. Wake-ups during a read are
 * served in the next round.
 */
export function createReader(options: ReaderOptions): BackgroundWorker & { look(tenantId: string): void } {
  const { platform, rooms } = options;
  let sweep: NodeJS.Timeout | undefined;

  async function run(): Promise<'more' | 'done'> {
    const dirty: Room[] = [];
    for (const room of rooms.all()) {
      if (!room.isDirty || !room.isReady) continue;
      if (dirty.length === TENANTS_A_ROUND) break;
      dirty.push(room);
    }
    if (dirty.length === 0) return 'done';
    for (const room of dirty) room.isDirty = false;
    let slices: LogSlice[];
    try {
      slices = await read(platform, dirty);
    } catch (error) {
      for (const room of dirty) room.isDirty = true;
      throw error;
    }
    const roomOf = new Map(dirty.map((room) => [room.tenantId, room]));
    for (const slice of slices) {
      const room = roomOf.get(slice.tenantId);
      if (room) await handOut(room, slice, options);
    }
    return 'more'; // another round: wake-ups for other tenants may have come, or these logs may have more events
  }

  const worker = createBackgroundWorker({
    name: 'realtime',
    log: platform.log,
    everyMs: options.limits.sweepMs,
    run,
  });
  const look = (tenantId: string) => {
    if (tenantId === '*') for (const room of rooms.all()) room.isDirty = true;
    else {
      const room = rooms.find(tenantId);
      if (!room) return;
      room.isDirty = true;
    }
    worker.wake();
  };
  return {
    scan: worker.scan,
    look,
    wake: worker.wake,
    start() {
      // The sweep has its own timer: a busy tenant keeps the background worker awake, and that must not delay
      // the sweep over the others.
      sweep ??= setInterval(() => look('*'), options.limits.sweepMs);
      worker.start();
    },
    async stop() {
      clearInterval(sweep);
      await worker.stop();
    },
  };
}

function read(platform: Platform, rooms: Room[]): Promise<LogSlice[]> {
  return withTenants(
    platform.db,
    rooms.map(({ tenantId }) => tenantId),
    (tx) =>
      readLogs(
        tx,
        rooms.map(({ tenantId, position }) => ({ tenantId, after: position })),
        { limit: EVENTS_A_ROUND, maxBytes: BYTES_A_ROUND, log: platform.log },
      ),
    { readOnly: true },
  );
}

async function handOut(room: Room, slice: LogSlice, options: ReaderOptions): Promise<void> {
  const { frames, limits, metrics, platform } = options;
  if (slice.isTooOld) {
    // This happens only if the process was suspended for longer than events are kept.
    room.position = slice.head;
    for (const connection of [...room.live]) {
      dropTopics(connection, errorFrame('cursor_expired', { oldestSeq: slice.floor, latestSeq: slice.head }));
    }
    return;
  }
  if (slice.upTo < slice.head) room.isDirty = true;
  // This also applies if all events were skipped as unreadable: they must not be read again.
  if (slice.upTo === room.position) return;
  const batch = slice.events.map((event) => frames.frameOf(room.tenantId, event));
  // Copied before delivery, which yields to the event loop: a connection that joins during it joins after
  // this batch.
  const live = [...room.live];
  room.position = slice.upTo;
  let turnAt = performance.now();
  for (const connection of live) {
    if (room.live.has(connection)) {
      deliver(connection, batch, slice.upTo, { maxBufferedBytes: limits.maxBufferedBytes, metrics });
    }
    if (performance.now() - turnAt > TURN_MS) {
      await yieldEventLoop();
      turnAt = performance.now();
    }
  }
  if (live.length > 0) {
    const now = platform.clock.now().getTime();
    for (const { at } of batch) metrics.lag.observe(Math.max(0, now - at.getTime()) / 1000);
  }
}
