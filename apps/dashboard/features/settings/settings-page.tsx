import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { Product } from '../shell/product.tsx';
import { type SectionName, sections } from './sections.ts';
import { SettingsMenu } from './settings-menu.tsx';

/** One section of the settings, beside the list of all of them. */
export function SettingsPage({
  section,
  actions,
  children,
}: {
  section: SectionName;
  actions?: (login: Schemas['SignedIn']) => ReactNode;
  children(login: Schemas['SignedIn']): ReactNode;
}) {
  const t = useTranslations('settings');
  const here = sections.find(({ name }) => name === section);
  return (
    <Product>
      {(login) => (
        <div className="flex min-h-0 grow">
          <div className="hidden w-60 shrink-0 overflow-y-auto border-line border-e bg-surface p-3 md:block">
            <SettingsMenu role={login.role} currentHref={here?.href} />
          </div>
          <Page
            title={t(section)}
            crumbs={[{ label: t('title'), href: '/settings' }]}
            actions={actions?.(login)}
          >
            {children(login)}
          </Page>
        </div>
      )}
    </Product>
  );
}
