import { useFormatter } from 'use-intl';
import type { Activity } from '../timeline.ts';
import { useActivityText } from './use-activity-texts.ts';

/** One activity as a centred line: what changed, by whom and when. */
export function ActivityLine({ activity }: { activity: Activity }) {
  const format = useFormatter();
  const { Icon, lines } = useActivityText(activity);
  const at = new Date(activity.at);
  return (
    <p
      data-activity={activity.type}
      className="flex justify-center gap-1.5 py-1 text-muted text-xs leading-5"
    >
      <Icon size={14} aria-hidden="true" className="mt-[3px] shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </span>
      <time
        dateTime={activity.at}
        title={format.dateTime(at, { dateStyle: 'full', timeStyle: 'short' })}
        className="shrink-0 tabular-nums"
      >
        {format.dateTime(at, { hour: 'numeric', minute: '2-digit' })}
      </time>
    </p>
  );
}
