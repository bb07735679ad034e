'use client';
import { SettingsPage } from '../../../../features/settings/index.ts';
import { TeamsPage } from '../../../../features/teams/index.ts';

export default function Page() {
  return <SettingsPage section="teams">{(login) => <TeamsPage role={login.role} />}</SettingsPage>;
}
