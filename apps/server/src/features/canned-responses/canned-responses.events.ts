import { type CannedResponse, toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import type { CannedResponseRow } from './canned-responses.present.ts';

const topic = 'conversations';

/** Told to whoever sees the answer: everybody, or its owner alone. */
export function cannedResponseSaved(
  type: 'canned_response.created' | 'canned_response.updated',
  row: CannedResponseRow,
  cannedResponse: CannedResponse,
  at: Date,
): NewEvent {
  return { tenantId: row.tenantId, topic, type, data: { cannedResponse }, at, audience: row.ownerId };
}

export function cannedResponseDeleted(row: CannedResponseRow, at: Date): NewEvent {
  const data = { cannedResponseId: toPublicId('cannedResponse', row.id) };
  return { tenantId: row.tenantId, topic, type: 'canned_response.deleted', data, at, audience: row.ownerId };
}
