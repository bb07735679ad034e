'use client';
import { RequireLogin } from '../../../features/auth/index.ts';
import { SettingsMenu } from '../../../features/settings/index.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Page } from '../../../ui/page.tsx';

export default function Settings() {
  const t = useTranslations('settings');
  return (
    <RequireLogin>
      {(login) => (
        <Page title={t('title')}>
          <SettingsMenu role={login.role} />
        </Page>
      )}
    </RequireLogin>
  );
}
