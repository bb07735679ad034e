'use client';
import { BusinessSettings, SettingsPage } from '../../../../features/settings/index.ts';

export default function BusinessSettingsPage() {
  return <SettingsPage section="business">{() => <BusinessSettings />}</SettingsPage>;
}
