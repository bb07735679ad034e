'use client';
import { ApiKeysPage } from '../../../../features/api-keys/api-keys-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return <SettingsPage section="apiKeys">{() => <ApiKeysPage />}</SettingsPage>;
}
