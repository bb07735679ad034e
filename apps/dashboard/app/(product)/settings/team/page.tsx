'use client';
import { MembersPage } from '../../../../features/members/members-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return (
    <SettingsPage section="team">
      {(login) => <MembersPage role={login.role} ownUserId={login.user.id} />}
    </SettingsPage>
  );
}
