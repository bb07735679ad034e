'use client';
import { ErrorPage } from '../features/shell/index.ts';
import { useTranslations } from '../lib/intl/use-translations.ts';
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
