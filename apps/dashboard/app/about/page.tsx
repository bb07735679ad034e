'use client';
import { About, PublicPage } from '../../features/public/index.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';

export default function AboutPage() {
  const t = useTranslations('shell');
  return (
    <PublicPage title={t('about')}>
      <h1 className="py-6 font-bold text-3xl">WaQtor</h1>
      <About />
    </PublicPage>
  );
}
