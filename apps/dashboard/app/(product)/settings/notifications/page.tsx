'use client';
import { NotificationSettings } from '../../../../features/notifications/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return (
    <SettingsPage section="notifications">{({ role }) => <NotificationSettings role={role} />}</SettingsPage>
  );
}
