'use client';
import { CannedAnswersPage } from '../../../features/canned-answers/canned-answers-page.tsx';
import { SettingsPage } from '../../../features/settings/settings-page.tsx';

export default function Page() {
  return (
    <SettingsPage section="cannedAnswers">
      {(login) => <CannedAnswersPage mayChange={login.role !== 'viewer'} />}
    </SettingsPage>
  );
}
