'use client';
import { SecurityLogPage } from '../../../../features/security-log/security-log-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return (
    <SettingsPage section="securityLog" isWide>
      {() => <SecurityLogPage />}
    </SettingsPage>
  );
}
