'use client';
import { useTranslations } from 'use-intl';
import { Product } from '../../features/shell/product.tsx';
import manifest from '../../package.json' with { type: 'json' };

export default function About() {
  const t = useTranslations('about');
  return (
    <Product>
      {() => (
        <main className="max-w-prose p-6">
          <h1 className="text-2xl font-semibold">{t('title')}</h1>
          <p className="mt-3">{t('text')}</p>
          <p className="mt-3 text-muted">
            {t('version')} <bdi>{manifest.version}</bdi>
          </p>
          <a href="/docs" className="mt-3 inline-block text-accent underline">
            {t('api')}
          </a>
        </main>
      )}
    </Product>
  );
}
