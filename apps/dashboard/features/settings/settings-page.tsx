import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { type SettingsEntry, useFeatures } from '../../lib/features.ts';
import { isAdmin } from '../../lib/login/roles.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';
import { RequireLogin } from '../auth/index.ts';
import { SettingsMenu } from './settings-menu.tsx';

/** The layout of a settings page, with the navigation at its side. */
export function SettingsPage({
  section,
  isWide = false,
  actions,
  children,
}: {
  section: SettingsEntry['name'];
  isWide?: boolean;
  actions?: (login: Schemas['SignedIn']) => ReactNode;
  children(login: Schemas['SignedIn']): ReactNode;
}) {
  const t = useTranslations('settings');
  const here = useFeatures()
    .flatMap(({ settings = [] }) => settings)
    .find(({ name }) => name === section);
  const isShut = ({ role }: Schemas['SignedIn']) => here?.minimumRole === 'admin' && !isAdmin(role);
  return (
    <RequireLogin>
      {(login) => (
        <div className="flex min-h-0 grow">
          <div className="hidden w-60 shrink-0 overflow-y-auto border-line border-e bg-surface p-3 md:block">
            <SettingsMenu role={login.role} currentHref={here?.href} />
          </div>
          <Page
            title={t(section)}
            crumbs={[{ label: t('title'), href: '/settings' }]}
            isWide={isWide}
            actions={isShut(login) ? undefined : actions?.(login)}
          >
            {isShut(login) ? <Empty title={t('adminsOnly')} /> : children(login)}
          </Page>
        </div>
      )}
    </RequireLogin>
  );
}
