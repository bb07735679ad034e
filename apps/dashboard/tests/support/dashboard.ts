import { cloneTemplate } from '@waqtor/testing';
import { inject } from 'vitest';
import { type Dashboard, type DashboardOptions, startDashboard } from './start-dashboard.ts';

export { type Dashboard, hasBrowser } from './start-dashboard.ts';

/**
 * Opens a dashboard with its own clone of the migrated template database. With `ownSandbox`, the server
 * starts everything itself, including the embedded database, as `npm start` does.
 */
export async function openDashboard(options: Pick<DashboardOptions, 'ownSandbox'> = {}): Promise<Dashboard> {
  const bundles = inject('bundles');
  if (options.ownSandbox) return startDashboard({ ...options, bundles });
  const { urls, drop } = await cloneTemplate();
  const dashboard = await startDashboard({ ...options, bundles, databaseUrl: urls.app });
  return {
    ...dashboard,
    async stop() {
      await dashboard.stop();
      await drop();
    },
  };
}
