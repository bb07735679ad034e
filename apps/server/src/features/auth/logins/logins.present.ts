import { type Login, toPublicId } from '@waqtor/contract';
import type { LoginRow } from './logins.store.ts';

export function presentLogin(row: LoginRow, currentId: string): Login {
  return {
    id: toPublicId('login', row.id),
    tenantId: toPublicId('tenant', row.tenantId),
    client: row.client,
    userAgent: row.userAgent,
    ip: row.ip,
    createdAt: row.createdAt.toISOString(),
    refreshedAt: row.rotatedAt.toISOString(),
    isCurrent: row.id === currentId,
  };
}
