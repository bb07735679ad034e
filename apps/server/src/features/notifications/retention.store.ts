import { sql } from 'kysely';
import { deleteRowsBefore, type Retention } from '../../platform/aged-rows.store.ts';

const KEPT_MS = 90 * 86_400_000;

export const notificationRetention: Retention = {
  keptMs: () => KEPT_MS,
  async tenantsBefore({ db }, before) {
    const { rows } = await sql<{ tenantId: string }>`
      select tenant_id from definer_tenants_with_notifications_before(${before})`.execute(db);
    return rows.map(({ tenantId }) => tenantId);
  },
  deleteBefore: (tx, tenantId, before, maxRows) =>
    deleteRowsBefore(tx, { table: 'notifications', column: 'created_at' }, { tenantId, before, maxRows }),
};
