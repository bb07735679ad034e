import { type Macro, macroCreated, macroDeleted, macroUpdated } from '@waqtor/contract';
import { announce } from '../../platform/events/announce.ts';
import { isText, isUuid } from '../../platform/http/cursor.ts';
import { checkSharedByAdmin } from '../../platform/resources/ownership.ts';
import type { Resource } from '../../platform/resources/resource.ts';
import { type MacroRow, presentMacro } from './macros.present.ts';
import { macroRows } from './macros.store.ts';

export const macros: Resource<MacroRow, Macro> = {
  kind: 'macro',
  rows: macroRows,
  positionOf: ({ nameKey, id }) => [nameKey, id],
  position: [isText, isUuid],
  present: (_, __, rows) => rows.map(presentMacro),
  checkMayChange: checkSharedByAdmin,
  announceCreated: (tx, macro, envelope) => announce(tx, macroCreated({ macro }), envelope),
  announceUpdated: (tx, macro, envelope) => announce(tx, macroUpdated({ macro }), envelope),
  announceDeleted: (tx, macroId, envelope) => announce(tx, macroDeleted({ macroId }), envelope),
};
