'use client';
import { CannedResponsesPage } from '../../../../features/canned-responses/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';
import { isAdmin } from '../../../../lib/login/roles.ts';

export default function Page() {
  return (
    <SettingsPage section="cannedResponses">
      {({ role, user }) => (
        <CannedResponsesPage canEdit={role !== 'viewer'} isAdmin={isAdmin(role)} ownUserId={user.id} />
      )}
    </SettingsPage>
  );
}
