import { definerUnassignedTeams, isDatabaseUnavailable, withTenants } from '@waqtor/db';
import {
  announceConversationUpdated,
  notifyAssignees,
  recordChanges,
} from '../../features/conversations/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { assignWaiting, lockAssignableMembers, lockTeam } from './assigner.store.ts';

/** Number of teams read per scan. */
const TEAMS = 100;
/** Number of conversations of one team assigned per transaction. */
const BATCH = 200;

/**
 * Background worker that assigns open, unassigned conversations to the members of their team, for teams with
 * round-robin assignment. It reads the current rows and no events, so a new message, freed capacity and a
 * member who comes back online are all handled by the same scan.
 */
export function createAssigner(platform: Platform, { everyMs = 2_000 } = {}): BackgroundWorker {
  const { db, log } = platform;
  return createBackgroundWorker({
    name: 'assigner',
    log,
    everyMs,
    async run(signal) {
      const rows = await definerUnassignedTeams(db, { maxRows: TEAMS });
      let given = 0;
      let isFull = rows.length === TEAMS;
      for (const { tenantId, teamId } of rows) {
        if (signal.aborted) break;
        // A failure in one team must not stop the others.
        const count = await serve(platform, tenantId, teamId).catch((error) => {
          if (isDatabaseUnavailable(error)) throw error;
          log.error(
            { err: error, teamId },
            'the conversations of a team could not be assigned; it will be retried',
          );
          return 0;
        });
        given += count;
        isFull ||= count === BATCH;
      }
      // If none was assigned, another process holds the locks, and the next scan finds what it left.
      return isFull && given > 0 ? 'more' : 'done';
    },
  });
}

/** Assigns the waiting conversations of one team; returns how many it assigned. */
function serve({ db, clock }: Platform, tenantId: string, teamId: string): Promise<number> {
  return withTenants(db, [tenantId], async (tx) => {
    const team = { tenantId, teamId };
    await lockAssignableMembers(tx, team);
    if (!(await lockTeam(tx, team))) return 0;
    const at = clock.now();
    const given = await assignWaiting(tx, team, { max: BATCH, at });
    for (const pair of given) announceConversationUpdated(tx, pair, at);
    await recordChanges(tx, given, { actor: { kind: 'system', id: null }, at });
    await notifyAssignees(tx, given, { actorId: null, at });
    return given.length;
  });
}
