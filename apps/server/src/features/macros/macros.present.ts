import { type Macro, type MacroAction, toPublicId } from '@waqtor/contract';
import type { Macros } from '@waqtor/db';
import type { Selectable } from 'kysely';
import { scopeOf } from '../../platform/resources/ownership.ts';

export type MacroRow = Selectable<Macros>;

export function presentMacro(row: MacroRow): Macro {
  return {
    id: toPublicId('macro', row.id),
    name: row.name,
    scope: scopeOf(row),
    actions: row.actions as MacroAction[],
    createdBy: row.createdBy ? toPublicId('user', row.createdBy) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
