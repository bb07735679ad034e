'use client';
import { useTranslations } from 'use-intl';
import { ErrorPage } from '../features/shell/index.ts';
import { Button } from '../ui/button.tsx';

export default function ErrorRoute({ reset }: { reset(): void }) {
  const t = useTranslations('errors');
  return (
    <div className="flex min-h-dvh flex-col">
      <ErrorPage title={t('title')} text={t('errorText')}>
        <Button onClick={reset} className="min-h-11">
          {t('retry')}
        </Button>
      </ErrorPage>
    </div>
  );
}
