'use client';
import { CannedAnswersPage } from '../../../../features/canned-answers/canned-answers-page.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return (
    <SettingsPage section="cannedAnswers">
      {({ role, user }) => (
        <CannedAnswersPage
          mayChange={role !== 'viewer'}
          isAdmin={role === 'owner' || role === 'admin'}
          ownUserId={user.id}
        />
      )}
    </SettingsPage>
  );
}
