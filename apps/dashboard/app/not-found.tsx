'use client';
import { useTranslations } from 'use-intl';
import { ErrorPage } from '../features/shell/index.ts';

export default function NotFound() {
  const t = useTranslations('errors');
  return (
    <div className="flex min-h-dvh flex-col">
      <ErrorPage title={t('notFoundTitle')} text={t('notFoundText')} />
    </div>
  );
}
