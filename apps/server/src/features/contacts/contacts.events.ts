import { contactCreated, contactUpdated } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import { type ContactRow, presentContact } from './contacts.present.ts';

export function announceContactCreated(tx: Tx, row: ContactRow, at: Date): void {
  announce(tx, contactCreated({ contact: presentContact(row) }), { tenantId: row.tenantId, at });
}

export function announceContactUpdated(tx: Tx, row: ContactRow, at: Date): void {
  announce(tx, contactUpdated({ contact: presentContact(row) }), { tenantId: row.tenantId, at });
}
