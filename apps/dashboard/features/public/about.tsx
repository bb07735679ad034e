import Link from 'next/link';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import manifest from '../../package.json' with { type: 'json' };

const linkClassName = 'inline-flex min-h-11 items-center text-accent underline';

/** The version and licence of the software, with links to its documentation. */
export function About() {
  const t = useTranslations();
  return (
    <div className="flex max-w-prose flex-col items-start gap-4">
      <p>{t('about.text')}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <dt className="text-muted">{t('about.version')}</dt>
        <dd>
          <bdi>{manifest.version}</bdi>
        </dd>
        <dt className="text-muted">{t('about.licence')}</dt>
        <dd>
          <bdi>{manifest.license}</bdi>
        </dd>
      </dl>
      <p className="flex flex-wrap gap-x-6">
        <a href="/docs" className={linkClassName}>
          {t('about.api')}
        </a>
        <Link href="/privacy" className={linkClassName}>
          {t('shell.privacy')}
        </Link>
        <Link href="/terms" className={linkClassName}>
          {t('shell.terms')}
        </Link>
      </p>
      <p className="text-muted text-sm">{t('about.trademark')}</p>
    </div>
  );
}
