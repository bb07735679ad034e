import { type View, viewCreated, viewDeleted, viewUpdated } from '@waqtor/contract';
import { announce } from '../../platform/events/announce.ts';
import { isUuid } from '../../platform/http/cursor.ts';
import { checkSharedByAdmin } from '../../platform/resources/ownership.ts';
import type { Resource } from '../../platform/resources/resource.ts';
import { presentView, type ViewRow } from './views.present.ts';
import { viewRows } from './views.store.ts';

const isPosition = (part: unknown) => typeof part === 'number' && Number.isFinite(part);

export const views: Resource<ViewRow, View> = {
  kind: 'view',
  rows: viewRows,
  positionOf: ({ position, id }) => [position, id],
  position: [isPosition, isUuid],
  present: (_, __, rows) => rows.map(presentView),
  checkMayChange: checkSharedByAdmin,
  announceCreated: (tx, view, envelope) => announce(tx, viewCreated({ view }), envelope),
  announceUpdated: (tx, view, envelope) => announce(tx, viewUpdated({ view }), envelope),
  announceDeleted: (tx, viewId, envelope) => announce(tx, viewDeleted({ viewId }), envelope),
};
