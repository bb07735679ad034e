'use client';
import { MonitoringPage } from '../../../../features/monitoring/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return <SettingsPage section="monitoring">{() => <MonitoringPage />}</SettingsPage>;
}
