import { type Invitation, toPublicId } from '@waqtor/contract';
import type { InvitationRow } from './invitations.store.ts';

/** Presents an invitation without its link, which is returned only once, on creation. */
export function presentInvitation(row: InvitationRow): Invitation {
  return {
    id: toPublicId('invitation', row.id),
    email: row.email,
    role: row.role,
    invitedBy: row.invitedBy && toPublicId('user', row.invitedBy),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}
