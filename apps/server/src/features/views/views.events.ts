import { toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { presentView, type ViewRow } from './views.present.ts';

const topic = 'conversations';

/** Told to whoever sees the view: everybody, or its owner alone. */
export function viewSaved(type: 'view.created' | 'view.updated', row: ViewRow, at: Date): NewEvent {
  const data = { view: presentView(row) };
  return { tenantId: row.tenantId, topic, type, data, at, audience: row.ownerId };
}

export function viewDeleted(row: ViewRow, at: Date): NewEvent {
  const data = { viewId: toPublicId('view', row.id) };
  return { tenantId: row.tenantId, topic, type: 'view.deleted', data, at, audience: row.ownerId };
}
