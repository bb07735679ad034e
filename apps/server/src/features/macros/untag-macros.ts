import { type MacroAction, macroDeleted, macroUpdated, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import type { Platform } from '../../platform/platform.ts';
import { presentMacro } from './macros.present.ts';
import { lockMacrosWithTag, macroRows, updateMacroRow } from './macros.store.ts';

/** Takes a tag that is being deleted out of every macro. An action left without a tag goes, and so does a macro left without an action. */
export async function untagMacros(
  { clock }: Platform,
  tx: Tx,
  { tenantId, tagId }: { tenantId: string; tagId: string },
): Promise<void> {
  const at = clock.now();
  const id = toPublicId('tag', tagId);
  for (const row of await lockMacrosWithTag(tx, tenantId, id)) {
    const envelope = { tenantId, at, audience: row.ownerId };
    const actions = presentMacro(row).actions.flatMap((action) => without(action, id));
    if (actions.length === 0) {
      await macroRows.remove(tx, tenantId, row.id);
      announce(tx, macroDeleted({ macroId: toPublicId('macro', row.id) }), envelope);
    } else {
      const changes = { actions: JSON.stringify(actions), updatedAt: at };
      const changed = await updateMacroRow(tx, tenantId, row.id, changes);
      announce(tx, macroUpdated({ macro: presentMacro(changed) }), envelope);
    }
  }
}

function without(action: MacroAction, tagId: string): MacroAction[] {
  if (action.action !== 'tag' && action.action !== 'untag') return [action];
  const tagIds = action.tagIds.filter((id) => id !== tagId);
  return tagIds.length === 0 ? [] : [{ ...action, tagIds }];
}
