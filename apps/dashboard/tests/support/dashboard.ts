import { cloneTemplate } from '@waqtor/testing';
import { type Dashboard, type DashboardOptions, startDashboard } from './start-dashboard.ts';

export { type Dashboard, hasBrowser } from './start-dashboard.ts';

/**
 * Opens a dashboard with its own clone of the migrated template database. With `ownSandbox`, the server
 * starts everything itself, including the embedded database, as `npm start` does.
 */
export async function openDashboard(options: Omit<DashboardOptions, 'databaseUrl'> = {}): Promise<Dashboard> {
  if (options.ownSandbox) return startDashboard(options);
  const { urls, drop } = await cloneTemplate();
  const dashboard = await startDashboard({ ...options, databaseUrl: urls.app });
  return {
    ...dashboard,
    async stop() {
      await dashboard.stop();
      await drop();
    },
  };
}
