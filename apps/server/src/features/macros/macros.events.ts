import { toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { type MacroRow, presentMacro } from './macros.present.ts';

const topic = 'conversations';

/** Told to whoever sees the macro: everybody, or its owner alone. */
export function macroSaved(type: 'macro.created' | 'macro.updated', row: MacroRow, at: Date): NewEvent {
  const data = { macro: presentMacro(row) };
  return { tenantId: row.tenantId, topic, type, data, at, audience: row.ownerId };
}

export function macroDeleted(row: MacroRow, at: Date): NewEvent {
  const data = { macroId: toPublicId('macro', row.id) };
  return { tenantId: row.tenantId, topic, type: 'macro.deleted', data, at, audience: row.ownerId };
}
