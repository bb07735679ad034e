'use client';
import { useTranslations } from 'use-intl';
import { WayOut } from '../features/shell/index.ts';

export default function NotFound() {
  const t = useTranslations('errors');
  return (
    <div className="flex min-h-dvh flex-col">
      <WayOut title={t('notFoundTitle')} text={t('notFoundText')} />
    </div>
  );
}
