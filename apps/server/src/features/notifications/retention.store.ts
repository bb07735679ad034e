import { definerTenantsWithNotificationsBefore } from '@waqtor/db';
import { deleteRowsBefore, type Retention } from '../../platform/aged-rows.store.ts';

const KEPT_MS = 90 * 86_400_000;

export const notificationRetention: Retention = {
  keptMs: () => KEPT_MS,
  tenantsBefore: definerTenantsWithNotificationsBefore,
  deleteBefore: (tx, tenantId, before, maxRows) =>
    deleteRowsBefore(tx, { table: 'notifications', column: 'created_at' }, { tenantId, before, maxRows }),
};
