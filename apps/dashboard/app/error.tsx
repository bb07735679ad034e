'use client';
import { useTranslations } from 'use-intl';
import { WayOut } from '../features/shell/index.ts';
import { Button } from '../ui/button.tsx';

export default function ErrorPage({ reset }: { reset(): void }) {
  const t = useTranslations('errors');
  return (
    <div className="flex min-h-dvh flex-col">
      <WayOut title={t('title')} text={t('errorText')}>
        <Button onClick={reset} className="min-h-11">
          {t('retry')}
        </Button>
      </WayOut>
    </div>
  );
}
