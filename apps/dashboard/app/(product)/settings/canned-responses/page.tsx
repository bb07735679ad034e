'use client';
import { CannedResponsesPage } from '../../../../features/canned-responses/canned-responses-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';
import { isAdmin } from '../../../../lib/roles.ts';

export default function Page() {
  return (
    <SettingsPage section="cannedResponses">
      {({ role, user }) => (
        <CannedResponsesPage mayChange={role !== 'viewer'} isAdmin={isAdmin(role)} ownUserId={user.id} />
      )}
    </SettingsPage>
  );
}
