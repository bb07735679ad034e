import { cloneTemplate } from '@waqtor/testing';
import { type Dashboard, type DashboardOptions, startDashboard } from './start-dashboard.ts';

export { type Dashboard, hasBrowser } from './start-dashboard.ts';

/**
 * A dashboard on its own clone of the migrated template database. With `ownSandbox`, everything is started by
 * the server itself, as `npm start` does: the embedded database too.
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
