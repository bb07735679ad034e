'use client';
import { BusinessSettings } from '../../../../features/settings/business-settings.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function BusinessSettingsPage() {
  return <SettingsPage section="business">{() => <BusinessSettings />}</SettingsPage>;
}
