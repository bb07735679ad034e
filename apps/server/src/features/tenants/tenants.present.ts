import { type Tenant, toPublicId } from '@waqtor/contract';
import type { TenantRow } from './tenants.store.ts';

/** Converts a row to the contract type, without the internal settings. */
export function presentTenant(row: TenantRow): Tenant {
  return {
    id: toPublicId('tenant', row.id),
    name: row.name,
    industry: row.industry,
    websites: row.websites,
    description: row.description,
    type: row.type,
    defaultCountry: row.defaultCountry,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
