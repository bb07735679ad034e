import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

const MINUTE_MS = 60_000;

/** The remaining time of the customer service window; updated every minute. */
export function Window({ expiresAt }: { expiresAt: string | null }) {
  const t = useTranslations('composer');
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  if (expiresAt === null) return <p className="text-warn text-xs">{t('windowNever')}</p>;
  const leftMs = Date.parse(expiresAt) - Date.now();
  if (leftMs <= 0) return <p className="text-warn text-xs">{t('windowClosed')}</p>;
  const minutes = Math.floor(leftMs / MINUTE_MS);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return (
    <p className={`flex items-center gap-1 text-xs ${minutes < 120 ? 'text-warn' : 'text-muted'}`}>
      <Clock size={14} aria-hidden="true" />
      {t('windowOpen', { time })}
    </p>
  );
}
