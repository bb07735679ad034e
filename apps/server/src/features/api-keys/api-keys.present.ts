import { type ApiKey, toPublicId } from '@waqtor/contract';
import type { ApiKeyRow } from './api-keys.store.ts';

export function presentApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: toPublicId('apiKey', row.id),
    name: row.name,
    role: row.role,
    last4: row.last4,
    createdBy: row.createdBy && toPublicId('user', row.createdBy),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
