import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { type SettingsEntry, useFeatures } from '../../lib/features.ts';
import { isAdmin } from '../../lib/login/roles.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { RequireLogin } from '../auth/index.ts';
import { SettingsMenu } from './settings-menu.tsx';

/** The layout of a settings page, with the navigation beside it. */
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
  const currentPath = useFeatures()
    .flatMap(({ settings = [] }) => settings)
    .find(({ name }) => name === section);
  const isForbidden = ({ role }: Schemas['SignedIn']) =>
    currentPath?.minimumRole === 'admin' && !isAdmin(role);
  return (
    <RequireLogin>
      {(login) => (
        <div className="flex min-h-0 grow">
          <div className="hidden w-60 shrink-0 overflow-y-auto border-line border-e bg-surface p-3 md:block">
            <SettingsMenu role={login.role} currentHref={currentPath?.href} />
          </div>
          <Page
            title={t(section)}
            crumbs={[{ label: t('title'), href: '/settings' }]}
            isWide={isWide}
            actions={isForbidden(login) ? undefined : actions?.(login)}
          >
            {isForbidden(login) ? <EmptyState title={t('adminsOnly')} /> : children(login)}
          </Page>
        </div>
      )}
    </RequireLogin>
  );
}
