import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

/** The date of the messages that follow. */
export function Day({ at }: { at: string }) {
  const t = useTranslations('thread');
  const format = useFormatter();
  const date = new Date(at);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  const text =
    days === 0 ? t('today') : days === 1 ? t('yesterday') : format.dateTime(date, { dateStyle: 'full' });
  return (
    <div className="flex justify-center py-2">
      <span className="rounded-full bg-raised px-3 py-0.5 text-muted text-xs shadow-sm">{text}</span>
    </div>
  );
}

/** Shown above the first message that was unread when the conversation was opened. */
export function UnreadLine() {
  const t = useTranslations('thread');
  return (
    <div className="flex items-center gap-3 py-2 font-medium text-accent text-xs">
      <span className="h-px grow bg-accent/40" />
      {t('unreadFrom')}
      <span className="h-px grow bg-accent/40" />
    </div>
  );
}
