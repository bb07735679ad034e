import { AlarmClock } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

interface Props {
  /** Null: until the customer replies. */
  until: string | null;
  /** Undefined for members who may only read. */
  onWake: (() => void) | undefined;
}

/** Says above the composer that the conversation is snoozed, with a button that ends the snooze. */
export function SnoozedNotice({ until, onWake }: Props) {
  const t = useTranslations('activity');
  const format = useFormatter();
  const time =
    until === null
      ? undefined
      : format.dateTime(new Date(until), {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          hour: 'numeric',
          minute: '2-digit',
        });
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 border-line border-t bg-raised px-4 py-1.5 text-sm"
    >
      <AlarmClock size={16} aria-hidden="true" className="shrink-0 text-warn" />
      <span className="min-w-0 grow basis-40">
        {time === undefined ? t('snoozedNowUntilReply') : t('snoozedNow', { time })}
      </span>
      {onWake && (
        <button
          type="button"
          onClick={onWake}
          className="min-h-8 rounded-md px-2 font-medium text-accent hover:bg-accent-soft pointer-coarse:min-h-11"
        >
          {t('wake')}
        </button>
      )}
    </div>
  );
}
