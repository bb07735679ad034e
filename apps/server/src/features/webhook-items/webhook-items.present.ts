import { toPublicId, type UnmatchedStatus, type WebhookItem } from '@waqtor/contract';
import type { WaitingStatusRow, WebhookItemRow } from './webhook-items.store.ts';

export function presentWebhookItem(row: WebhookItemRow): WebhookItem {
  return {
    id: toPublicId('webhookItem', row.id),
    sessionId: toPublicId('session', row.sessionId),
    field: row.field,
    type: row.kind,
    contactId: row.contactId ? toPublicId('contact', row.contactId) : null,
    payload: row.payload,
    error: row.error,
    receivedAt: row.receivedAt.toISOString(),
  };
}

export function presentUnmatchedStatus(row: WaitingStatusRow): UnmatchedStatus {
  return {
    id: toPublicId('unmatchedStatus', row.id),
    sessionId: toPublicId('session', row.sessionId),
    providerId: row.providerId,
    contactId: row.contactId ? toPublicId('contact', row.contactId) : null,
    status: row.step,
    at: row.at.toISOString(),
    errors: row.errors as UnmatchedStatus['errors'],
    raw: row.status,
    receivedAt: row.receivedAt.toISOString(),
  };
}
