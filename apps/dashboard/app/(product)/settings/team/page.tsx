'use client';
import { MembersPage } from '../../../../features/members/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return (
    <SettingsPage section="team">
      {(login) => <MembersPage role={login.role} ownUserId={login.user.id} />}
    </SettingsPage>
  );
}
