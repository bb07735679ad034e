import { definerUnassignedTeams, isDatabaseAway, withTenants } from '@waqtor/db';
import { announceConversationUpdated, notifyAssignees } from '../../features/conversations/index.ts';
import { type BackgroundWorker, createBackgroundWorker } from '../../platform/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { giveOut, holdTakers, lockTeam } from './assigner.store.ts';

/** Teams of a look. */
const TEAMS = 100;
/** Conversations of a team given out in one transaction. */
const BATCH = 200;

/**
 * Gives open conversations of nobody to the members of their team in turn, where the team wants that. What waits is the
 * rows as they are, so a customer who writes, a place that becomes free and somebody who is back are all the same to it.
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
        // One team's trouble is not the others'.
        const count = await serve(platform, tenantId, teamId).catch((error) => {
          if (isDatabaseAway(error)) throw error;
          log.error(
            { err: error, teamId },
            'a team could not be given its conversations; it will be tried again',
          );
          return 0;
        });
        given += count;
        isFull ||= count === BATCH;
      }
      // None given: somebody else is at them all, and the next look finds what they left.
      return isFull && given > 0 ? 'more' : 'done';
    },
  });
}

/** Gives out what waits in one team; how many conversations that were. */
function serve({ db, clock }: Platform, tenantId: string, teamId: string): Promise<number> {
  return withTenants(db, [tenantId], async (tx) => {
    const team = { tenantId, teamId };
    await holdTakers(tx, team);
    if (!(await lockTeam(tx, team))) return 0;
    const at = clock.now();
    const given = await giveOut(tx, team, { most: BATCH, at });
    for (const pair of given) announceConversationUpdated(tx, pair, at);
    await notifyAssignees(tx, given, { actorId: null, at });
    return given.length;
  });
}
