import { fromPublicId, toPublicId } from '@waqtor/contract';
import { isDatabaseUnavailable, withTenants } from '@waqtor/db';
import { findExisting } from '../../../features/conversations/index.ts';
import { wakeUpNow } from '../../../platform/events/wake-ups.ts';
import { newId } from '../../../platform/ids.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import { type Connection, closeConnection, isOpen, sendTo } from '../connections/connection.ts';
import type { RealtimeLimits } from '../connections/limits.ts';
import { encodeFrame } from '../subscriptions/frames.ts';
import type { Room, Rooms } from '../subscriptions/rooms.ts';
import { packReport, type Report, unpackReport } from './report.ts';
import { Reports, type Viewer } from './reports.ts';

type ViewedConversations = { conversationId: string; isTyping: boolean }[];

/**
 * Which members are viewing which conversation, across all processes. Kept in memory only, not in the
 * database: reports expire unless they are repeated.
 */
export interface Presence {
  /** Replaces the list of conversations that a member views through this connection. */
  report(
    connection: Connection,
    caller: Caller & { kind: 'member' },
    conversations: ViewedConversations,
  ): Promise<void>;
  /** Sends the current viewers to a connection that has just subscribed. */
  sendCurrent(connection: Connection): void;
  /** Withdraws the connection's report. May be called twice. */
  leave(connection: Connection): void;
  start(): void;
  /** May be called twice, and without `start`. */
  stop(): void;
}

export function createPresence(options: {
  platform: Platform;
  rooms: Rooms;
  limits: RealtimeLimits;
}): Presence {
  const { platform, rooms, limits } = options;
  const reportsOf = new WeakMap<Room, Reports>();
  const reportBy = new WeakMap<Connection, Report>();
  const changed = new Map<Room, Set<string>>();
  let gathering: NodeJS.Timeout | undefined;
  let sweep: NodeJS.Timeout | undefined;
  let stopListening: (() => void) | undefined;

  function take(report: Report): void {
    const room = rooms.find(report.tenantId);
    if (!room) return; // no client of this tenant is connected here
    const reports = reportsOf.get(room) ?? new Reports();
    reportsOf.set(room, reports);
    sendSoon(room, reports.take(report, platform.clock.monotonicMs() + limits.presenceMs));
  }

  function sendSoon(room: Room, conversationIds: string[]): void {
    if (conversationIds.length === 0) return;
    const waiting = changed.get(room) ?? new Set();
    changed.set(room, waiting);
    for (const id of conversationIds) waiting.add(id);
    gathering ??= setTimeout(sendChanged, limits.presenceGatherMs);
  }

  function sendChanged(): void {
    gathering = undefined;
    for (const [room, ids] of changed) {
      const frame = frameOf(reportsOf.get(room)?.viewers(ids) ?? new Map());
      for (const connection of room.members) {
        if (!connection.topics.has('conversations')) continue;
        if (connection.ws.bufferedAmount > limits.maxBufferedBytes)
          closeConnection(connection, 'slow_client');
        else sendTo(connection, frame);
      }
    }
    changed.clear();
  }

  function expire(): void {
    const nowMs = platform.clock.monotonicMs();
    for (const room of rooms.all()) sendSoon(room, reportsOf.get(room)?.expire(nowMs) ?? []);
  }

  function publish(connection: Connection, report: Report): void {
    reportBy.set(connection, report);
    take(report);
    wakeUpNow(platform.db, 'presence', packReport(report));
  }

  return {
    async report(connection, caller, conversations) {
      const before = reportBy.get(connection);
      const viewing = await own(platform, caller, before, conversations).catch(ignoreUnavailable);
      if (!viewing || !isOpen(connection) || (!before && viewing.size === 0)) return;
      const { tenantId, userId } = caller;
      const { id, version } = before ?? { id: newId(), version: 0 };
      publish(connection, { id, version: version + 1, tenantId, userId, viewing });
    },
    sendCurrent(connection) {
      const viewers = connection.room && reportsOf.get(connection.room)?.viewers();
      if (viewers && viewers.size > 0 && connection.topics.has('conversations'))
        sendTo(connection, frameOf(viewers));
    },
    leave(connection) {
      const report = reportBy.get(connection);
      reportBy.delete(connection);
      if (report && report.viewing.size > 0)
        publish(connection, { ...report, version: report.version + 1, viewing: new Map() });
    },
    start() {
      sweep ??= setInterval(expire, limits.presenceMs / 10);
      stopListening ??= platform.wakeUps.on('presence', (key) => {
        const report = unpackReport(key);
        if (report) take(report);
      });
    },
    stop() {
      clearInterval(sweep);
      clearTimeout(gathering);
      stopListening?.();
    },
  };
}

/** While the database is unavailable no presence is published; clients repeat their reports. */
function ignoreUnavailable(error: unknown): undefined {
  if (!isDatabaseUnavailable(error)) throw error;
}

/**
 * Returns the viewed conversations that belong to the tenant. Those reported before are not queried again.
 */
async function own(
  platform: Platform,
  caller: Caller,
  before: Report | undefined,
  conversations: ViewedConversations,
): Promise<Map<string, boolean>> {
  const report = new Map<string, boolean>();
  for (const { conversationId, isTyping } of conversations) {
    const id = fromPublicId('conversation', conversationId);
    if (id) report.set(id, isTyping && caller.role !== 'viewer');
  }
  const unknown = [...report.keys()].filter((id) => !before?.viewing.has(id));
  if (unknown.length === 0) return report;
  const { tenantId } = caller;
  const ours = await withTenants(platform.db, [tenantId], (tx) => findExisting(tx, tenantId, unknown), {
    readOnly: true,
  });
  for (const id of unknown) if (!ours.has(id)) report.delete(id);
  return report;
}

function frameOf(viewers: Map<string, Viewer[]>): string {
  return encodeFrame({
    op: 'presence',
    conversations: [...viewers].map(([id, people]) => ({
      conversationId: toPublicId('conversation', id),
      viewers: people.map(({ userId, isTyping }) => ({ userId: toPublicId('user', userId), isTyping })),
    })),
  });
}
