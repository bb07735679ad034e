'use client';
import { CannedAnswersPage } from '../../../../features/canned-answers/canned-answers-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';
import { isAdmin } from '../../../../lib/roles.ts';

export default function Page() {
  return (
    <SettingsPage section="cannedAnswers">
      {({ role, user }) => (
        <CannedAnswersPage mayChange={role !== 'viewer'} isAdmin={isAdmin(role)} ownUserId={user.id} />
      )}
    </SettingsPage>
  );
}
