import { toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { presentTag, type TagRow } from './tags.present.ts';

const topic = 'conversations';

export function tagCreated(row: TagRow, at: Date): NewEvent {
  return { tenantId: row.tenantId, topic, type: 'tag.created', data: { tag: presentTag(row) }, at };
}

export function tagUpdated(row: TagRow, at: Date): NewEvent {
  return { tenantId: row.tenantId, topic, type: 'tag.updated', data: { tag: presentTag(row) }, at };
}

export function tagDeleted(tenantId: string, tagId: string, at: Date): NewEvent {
  return { tenantId, topic, type: 'tag.deleted', data: { tagId: toPublicId('tag', tagId) }, at };
}
