import { toPublicId, type View } from '@waqtor/contract';
import type { Views } from '@waqtor/db';
import type { Selectable } from 'kysely';
import { scopeOf } from '../../platform/resources/ownership.ts';

export type ViewRow = Selectable<Views>;

export function presentView(row: ViewRow): View {
  return {
    id: toPublicId('view', row.id),
    name: row.name,
    scope: scopeOf(row),
    filters: row.filters as View['filters'],
    position: row.position,
    createdBy: row.createdBy ? toPublicId('user', row.createdBy) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
