import { toPublicId, viewUpdated } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import type { Platform } from '../../platform/platform.ts';
import { presentView } from './views.present.ts';
import { removeFilter } from './views.store.ts';

/** Removes a tag that is being deleted from the filters of all views. */
export function dropTagFilter(
  platform: Platform,
  tx: Tx,
  { tenantId, tagId }: { tenantId: string; tagId: string },
): Promise<void> {
  return dropFilter(platform, tx, tenantId, { filter: 'tags', id: toPublicId('tag', tagId) });
}

/** Removes a team that is being deleted from the filters of all views. */
export function dropTeamFilter(
  platform: Platform,
  tx: Tx,
  { tenantId, teamId }: { tenantId: string; teamId: string },
): Promise<void> {
  return dropFilter(platform, tx, tenantId, { filter: 'team', id: toPublicId('team', teamId) });
}

async function dropFilter(
  { clock }: Platform,
  tx: Tx,
  tenantId: string,
  named: { filter: 'tags' | 'team'; id: string },
): Promise<void> {
  const at = clock.now();
  for (const row of await removeFilter(tx, tenantId, named, at))
    announce(tx, viewUpdated({ view: presentView(row) }), { tenantId, at, audience: row.ownerId });
}
