'use client';
import { ProfilePage } from '../../../../features/profile/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return <SettingsPage section="profile">{(login) => <ProfilePage user={login.user} />}</SettingsPage>;
}
