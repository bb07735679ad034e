'use client';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';

export default function ErrorPage({ reset }: { reset(): void }) {
  const t = useTranslations('errors');
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <Button onClick={reset}>{t('retry')}</Button>
    </main>
  );
}
