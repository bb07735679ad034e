'use client';
import { SecurityLogPage } from '../../../../features/security-log/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return (
    <SettingsPage section="securityLog" isWide>
      {() => <SecurityLogPage />}
    </SettingsPage>
  );
}
