'use client';
import { MacrosPage } from '../../../../features/macros/macros-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return <SettingsPage section="macros">{(login) => <MacrosPage login={login} />}</SettingsPage>;
}
