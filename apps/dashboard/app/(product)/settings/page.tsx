'use client';
import { useTranslations } from 'use-intl';
import { SettingsMenu } from '../../../features/settings/settings-menu.tsx';
import { Product } from '../../../features/shell/product.tsx';
import { Page } from '../../../ui/page.tsx';

export default function Settings() {
  const t = useTranslations('settings');
  return (
    <Product>
      {(login) => (
        <Page title={t('title')}>
          <SettingsMenu role={login.role} />
        </Page>
      )}
    </Product>
  );
}
