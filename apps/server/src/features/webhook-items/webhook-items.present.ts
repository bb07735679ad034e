import { toPublicId, type WaitingStatus, type WebhookItem } from '@waqtor/contract';
import type { WaitingStatusRow, WebhookItemRow } from './webhook-items.store.ts';

export function presentWebhookItem(row: WebhookItemRow): WebhookItem {
  return {
    id: toPublicId('webhookItem', row.id),
    sessionId: toPublicId('session', row.sessionId),
    field: row.field,
    kind: row.kind,
    contactId: row.contactId ? toPublicId('contact', row.contactId) : null,
    payload: row.payload,
    error: row.error,
    receivedAt: row.receivedAt.toISOString(),
  };
}

export function presentWaitingStatus(row: WaitingStatusRow): WaitingStatus {
  return {
    id: toPublicId('waitingStatus', row.id),
    sessionId: toPublicId('session', row.sessionId),
    providerId: row.providerId,
    contactId: row.contactId ? toPublicId('contact', row.contactId) : null,
    step: row.step,
    at: row.at.toISOString(),
    errors: row.errors as WaitingStatus['errors'],
    status: row.status,
    receivedAt: row.receivedAt.toISOString(),
  };
}
