'use client';
import { ProfilePage } from '../../../../features/profile/profile-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return <SettingsPage section="profile">{(login) => <ProfilePage user={login.user} />}</SettingsPage>;
}
