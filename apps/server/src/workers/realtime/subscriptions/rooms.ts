import { withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { readHeads } from '../../../platform/events/read-events.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import type { Connection } from '../connections/connection.ts';

/** The connections of one tenant in this process. */
export interface Room {
  readonly tenantId: string;
  readonly members: Set<Connection>;
  /**
   * Connections that receive what the shared reader reads; the others have no topics, or are being sent a
   * replay.
   */
  readonly live: Set<Connection>;
  /** All events up to this seq were delivered to the live connections. */
  position: number;
  /** True if the log may contain more. */
  isDirty: boolean;
  isReady: boolean;
  ready: Promise<void>;
}

export interface Rooms {
  all(): Iterable<Room>;
  find(tenantId: string): Room | undefined;
  /** Resolves when the current position of the log is known. Throws `rate_limited` if the room is full. */
  enter(connection: Connection, caller: Caller): Promise<Room>;
  /**
   * May be called twice, and before `enter` has resolved. An empty room is removed, and its log is no longer
   * read.
   */
  leave(connection: Connection): void;
}

export function createRooms(
  platform: Platform,
  options: { maxConnectionsPerTenant: number; onReady: (room: Room) => void },
): Rooms {
  const rooms = new Map<string, Room>();

  async function open(room: Room): Promise<void> {
    const [head] = await withTenants(platform.db, [room.tenantId], (tx) => readHeads(tx, [room.tenantId]), {
      readOnly: true,
    });
    if (!head) throw new AppError('unauthenticated');
    room.position = head.head;
    room.isReady = true;
    // A wake-up may have come before the position was known.
    options.onReady(room);
  }

  function roomOf(tenantId: string): Room {
    const known = rooms.get(tenantId);
    if (known) return known;
    const room: Room = {
      tenantId,
      members: new Set(),
      live: new Set(),
      position: 0,
      isDirty: true,
      isReady: false,
      ready: Promise.resolve(),
    };
    room.ready = open(room);
    rooms.set(tenantId, room);
    return room;
  }

  function leave(connection: Connection): void {
    const { room } = connection;
    if (!room) return;
    connection.room = undefined;
    room.live.delete(connection);
    room.members.delete(connection);
    if (room.members.size === 0 && rooms.get(room.tenantId) === room) rooms.delete(room.tenantId);
  }

  return {
    all: () => rooms.values(),
    find: (tenantId) => rooms.get(tenantId),
    leave,
    async enter(connection, caller) {
      const room = roomOf(caller.tenantId);
      if (room.members.size >= options.maxConnectionsPerTenant) throw new AppError('rate_limited');
      room.members.add(connection);
      connection.room = room;
      connection.caller = caller;
      try {
        await room.ready;
      } catch (error) {
        leave(connection);
        throw error;
      }
      return room;
    },
  };
}
