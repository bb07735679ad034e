'use client';
import { ErrorPage } from '../features/shell/index.ts';
import { useTranslations } from '../lib/intl/use-translations.ts';

export default function NotFound() {
  const t = useTranslations('errors');
  return (
    <div className="flex min-h-dvh flex-col">
      <ErrorPage title={t('notFoundTitle')} text={t('notFoundText')} />
    </div>
  );
}
