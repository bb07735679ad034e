'use client';
import { useTranslations } from 'use-intl';
import { SettingsPage } from '../../../features/settings/settings-page.tsx';
import manifest from '../../../package.json' with { type: 'json' };

export default function About() {
  const t = useTranslations('about');
  return (
    <SettingsPage section="about">
      {() => (
        <div className="flex max-w-prose flex-col items-start gap-3">
          <p>{t('text')}</p>
          <p className="text-muted">
            {t('version')} <bdi>{manifest.version}</bdi>
          </p>
          <a href="/docs" className="inline-flex min-h-11 items-center text-accent underline">
            {t('api')}
          </a>
        </div>
      )}
    </SettingsPage>
  );
}
