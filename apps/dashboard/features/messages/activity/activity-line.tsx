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
      className="mx-auto max-w-prose py-1 text-center text-muted text-xs leading-5 [overflow-wrap:anywhere]"
    >
      <Icon size={14} aria-hidden="true" className="me-1.5 inline-block align-[-2px]" />
      {lines.map((line, i) => (
        <span key={line}>
          {i > 0 && <br />}
          <span>{line}</span>
        </span>
      ))}{' '}
      <span className="whitespace-nowrap tabular-nums">
        <span aria-hidden="true">· </span>
        <time dateTime={activity.at} title={format.dateTime(at, { dateStyle: 'full', timeStyle: 'short' })}>
          {format.dateTime(at, { hour: 'numeric', minute: '2-digit' })}
        </time>
      </span>
    </p>
  );
}
