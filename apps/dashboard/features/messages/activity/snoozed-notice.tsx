import { AlarmClock } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useUntil } from './use-until.ts';

interface Props {
  /** Null: until the customer replies. */
  until: string | null;
  /** Undefined for members who may only read. */
  onWake: (() => void) | undefined;
}

/** Says above the composer that the conversation is snoozed, with a button that ends the snooze. */
export function SnoozedNotice({ until, onWake }: Props) {
  const t = useTranslations('activity');
  const format = useUntil('long');
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 border-line border-t bg-raised px-4 py-1.5 text-sm"
    >
      <AlarmClock size={16} aria-hidden="true" className="shrink-0 text-warn" />
      <span className="min-w-0 grow basis-40">
        {until === null ? t('snoozedNowUntilReply') : t('snoozedNow', { time: format(until) })}
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
