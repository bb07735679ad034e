import { ChevronDown } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Activity } from '../timeline.ts';
import { ActivityLine } from './activity-line.tsx';

interface Props {
  /** Oldest first. */
  activities: readonly Activity[];
  isExpanded: boolean;
  onToggle(): void;
}

/** Many consecutive activities: the latest, and a button that shows the earlier ones. */
export function ActivityLines({ activities, isExpanded, onToggle }: Props) {
  const t = useTranslations('activity');
  const earlier = activities.slice(0, -1);
  const latest = activities.at(-1);
  return (
    <div>
      <div className="flex justify-center">
        <button
          type="button"
          aria-expanded={isExpanded}
          onClick={onToggle}
          className="inline-flex min-h-8 items-center gap-1 rounded-full px-3 font-medium text-muted text-xs hover:bg-ink/5 hover:text-ink pointer-coarse:min-h-11"
        >
          <ChevronDown size={14} aria-hidden="true" className={isExpanded ? 'rotate-180' : ''} />
          {isExpanded ? t('hideEarlier') : t('showEarlier', { count: earlier.length })}
        </button>
      </div>
      {isExpanded && earlier.map((activity) => <ActivityLine key={activity.id} activity={activity} />)}
      {latest && <ActivityLine activity={latest} />}
    </div>
  );
}
