'use client';
import { ApiKeysPage } from '../../../../features/api-keys/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return <SettingsPage section="apiKeys">{() => <ApiKeysPage />}</SettingsPage>;
}
