import type { ReactNode } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useFeatures } from '../../lib/features.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { isAdmin } from '../../lib/login/roles.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { RequireLogin } from '../auth/index.ts';
import { SettingsMenu } from './settings-menu.tsx';

/** The layout of a settings page, with the navigation at its side. */
export function SettingsPage({
  section,
  isWide = false,
  actions,
  children,
}: {
  /** The `name` of its entry in a feature.ts. */
  section: string;
  isWide?: boolean;
  actions?: (login: Schemas['LoginResult']) => ReactNode;
  children(login: Schemas['LoginResult']): ReactNode;
}) {
  const t = useTranslations();
  const entry = useFeatures()
    .flatMap(({ settings = [] }) => settings)
    .find(({ name }) => name === section);
  if (!entry) throw new Error(`No feature has the settings page ${section}.`);
  const isForbidden = ({ role }: Schemas['LoginResult']) => entry.minimumRole === 'admin' && !isAdmin(role);
  return (
    <RequireLogin>
      {(login) => (
        <div className="flex min-h-0 grow">
          <div className="hidden w-60 shrink-0 overflow-y-auto border-line border-e bg-surface p-3 md:block">
            <SettingsMenu role={login.role} currentHref={entry.href} />
          </div>
          <Page
            title={t(entry.label)}
            crumbs={[{ label: t('settings.title'), href: '/settings' }]}
            isWide={isWide}
            actions={isForbidden(login) ? undefined : actions?.(login)}
          >
            {isForbidden(login) ? <EmptyState title={t('settings.adminsOnly')} /> : children(login)}
          </Page>
        </div>
      )}
    </RequireLogin>
  );
}
