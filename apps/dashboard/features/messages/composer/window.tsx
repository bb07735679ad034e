import { Clock } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useWindowLeft } from '../window-left.ts';

/** The remaining time of the customer service window; updated every minute. */
export function Window({ expiresAt }: { expiresAt: string | null }) {
  const t = useTranslations('composer');
  const left = useWindowLeft(expiresAt);
  if (left.state === 'never') return <p className="text-warn text-xs">{t('windowNever')}</p>;
  if (left.state === 'closed') return <p className="text-warn text-xs">{t('windowClosed')}</p>;
  return (
    <p className={`flex items-center gap-1 text-xs ${left.isClosing ? 'text-warn' : 'text-muted'}`}>
      <Clock size={14} aria-hidden="true" />
      {t('windowOpen', { time: left.time })}
    </p>
  );
}
