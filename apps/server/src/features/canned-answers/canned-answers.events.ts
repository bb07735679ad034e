import { type CannedAnswer, toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import type { CannedAnswerRow } from './canned-answers.present.ts';

const topic = 'conversations';

/** Told to whoever sees the answer: everybody, or its owner alone. */
export function cannedAnswerSaved(
  type: 'canned_answer.created' | 'canned_answer.updated',
  row: CannedAnswerRow,
  cannedAnswer: CannedAnswer,
  at: Date,
): NewEvent {
  return { tenantId: row.tenantId, topic, type, data: { cannedAnswer }, at, audience: row.ownerId };
}

export function cannedAnswerDeleted(row: CannedAnswerRow, at: Date): NewEvent {
  const data = { cannedAnswerId: toPublicId('cannedAnswer', row.id) };
  return { tenantId: row.tenantId, topic, type: 'canned_answer.deleted', data, at, audience: row.ownerId };
}
