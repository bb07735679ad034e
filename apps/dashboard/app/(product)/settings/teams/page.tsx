'use client';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';
import { TeamsPage } from '../../../../features/teams/teams-page.tsx';

export default function Page() {
  return <SettingsPage section="teams">{(login) => <TeamsPage role={login.role} />}</SettingsPage>;
}
