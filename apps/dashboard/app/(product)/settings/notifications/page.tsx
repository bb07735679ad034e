'use client';
import { NotificationSettings } from '../../../../features/notifications/notification-settings.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return <SettingsPage section="notifications">{() => <NotificationSettings />}</SettingsPage>;
}
