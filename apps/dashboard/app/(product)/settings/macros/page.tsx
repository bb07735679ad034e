'use client';
import { MacrosPage } from '../../../../features/macros/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return <SettingsPage section="macros">{(login) => <MacrosPage login={login} />}</SettingsPage>;
}
