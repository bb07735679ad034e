import { type Tag, tagCreated, tagDeleted, tagUpdated } from '@waqtor/contract';
import { announce } from '../../platform/events/announce.ts';
import { isText, isUuid } from '../../platform/http/cursor.ts';
import type { Resource } from '../../platform/resources/resource.ts';
import { presentTag, type TagRow } from './tags.present.ts';
import { tagRows } from './tags.store.ts';

export const tags: Resource<TagRow, Tag> = {
  kind: 'tag',
  rows: tagRows,
  positionOf: ({ nameKey, id }) => [nameKey, id],
  position: [isText, isUuid],
  present: (_, __, rows) => rows.map(presentTag),
  announceCreated: (tx, tag, envelope) => announce(tx, tagCreated({ tag }), envelope),
  announceUpdated: (tx, tag, envelope) => announce(tx, tagUpdated({ tag }), envelope),
  announceDeleted: (tx, tagId, envelope) => announce(tx, tagDeleted({ tagId }), envelope),
};
