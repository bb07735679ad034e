import { withTenants } from '@waqtor/db';
import { findLiveApiKeys } from '../../../features/api-keys/index.ts';
import { findLiveLogins } from '../../../features/auth/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../../platform/background/background-worker.ts';
import type { Caller, Platform, Role } from '../../../platform/platform.ts';
import { type Connection, closeConnection, sendTo } from '../connections/connection.ts';
import { errorFrame } from './frames.ts';
import type { Room, Rooms } from './rooms.ts';

const TENANTS_A_ROUND = 200;

/**
 * Checks, on a wake-up and periodically, the callers of all connections, many tenants at once: connections
 * whose login or API key has ended are closed, and a changed role takes effect.
 */
export function createRecheck(options: {
  platform: Platform;
  rooms: Rooms;
  everyMs: number;
}): BackgroundWorker & { recheckSoon(key: string): void } {
  const { platform, rooms, everyMs } = options;
  const due = new Set<Room>();
  let timer: NodeJS.Timeout | undefined;

  async function run(): Promise<'more' | 'done'> {
    const round = [...due].slice(0, TENANTS_A_ROUND);
    if (round.length === 0) return 'done';
    for (const room of round) due.delete(room);
    const asked = round.flatMap((room) => [...room.members]);
    try {
      const live = await ask(platform, round, asked);
      for (const connection of asked) {
        const role = live.get(idOf(connection.caller));
        if (!role) end(connection);
        else if (connection.caller && connection.caller.role !== role)
          connection.caller = { ...connection.caller, role };
      }
    } catch (error) {
      for (const room of round) due.add(room);
      throw error;
    }
    return due.size > 0 ? 'more' : 'done';
  }

  const worker = createBackgroundWorker({ name: 'realtime recheck', log: platform.log, everyMs, run });
  const recheckSoon = (key: string) => {
    for (const room of rooms.all()) if (key === '*' || isAbout(key, room)) due.add(room);
    if (due.size > 0) worker.wake();
  };
  return {
    scan: worker.scan,
    recheckSoon,
    wake: worker.wake,
    start() {
      timer ??= setInterval(() => recheckSoon('*'), everyMs);
      worker.start();
    },
    async stop() {
      clearInterval(timer);
      await worker.stop();
    },
  };
}

function ask(platform: Platform, rooms: Room[], connections: Connection[]): Promise<Map<string, Role>> {
  const callers = connections.flatMap(({ caller }) => caller ?? []);
  const loginIds = callers.flatMap((caller) => (caller.kind === 'member' ? caller.loginId : []));
  const apiKeyIds = callers.flatMap((caller) => (caller.kind === 'api_key' ? caller.apiKeyId : []));
  return withTenants(
    platform.db,
    rooms.map(({ tenantId }) => tenantId),
    async (tx) => {
      const at = platform.clock.now();
      const logins = await findLiveLogins(tx, [...new Set(loginIds)], at);
      return new Map<string, Role>([...logins, ...(await findLiveApiKeys(tx, [...new Set(apiKeyIds)], at))]);
    },
    { readOnly: true },
  );
}

/** The key of a login wake-up is the id of a tenant, a user, a login or an API key. */
function isAbout(key: string, room: Room): boolean {
  if (room.tenantId === key) return true;
  for (const { caller } of room.members) {
    if (caller && (idOf(caller) === key || (caller.kind === 'member' && caller.userId === key))) return true;
  }
  return false;
}

function idOf(caller: Caller | undefined): string {
  if (!caller) return '';
  return caller.kind === 'member' ? caller.loginId : caller.apiKeyId;
}

function end(connection: Connection): void {
  sendTo(connection, errorFrame(connection.caller?.kind === 'api_key' ? 'api_key_revoked' : 'login_ended'));
  closeConnection(connection, 'login_ended');
}
