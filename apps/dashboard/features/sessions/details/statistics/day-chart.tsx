import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import type { Day } from './fill-days.ts';

const HEIGHT = 160;

/** A bar chart of received and sent messages per day, in reading direction. */
export function DayChart({ days }: { days: readonly Day[] }) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const most = Math.max(1, ...days.flatMap(({ received, sent }) => [received, sent]));
  const dateOf = (day: Day | undefined) =>
    day && format.dateTime(new Date(day.date), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const label = t('chart', { from: dateOf(days[0]) ?? '', to: dateOf(days.at(-1)) ?? '', most });
  const bar = (count: number) => ({ height: `${Math.round((count / most) * HEIGHT)}px` });
  return (
    <figure className="flex flex-col gap-2 rounded-2xl border border-line bg-surface p-4">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="grow font-medium">{t('perDay')}</span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-3 rounded-sm bg-read" />
          {t('received')}
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-3 rounded-sm bg-accent" />
          {t('sent')}
        </span>
      </figcaption>
      <div className="flex gap-2">
        <span aria-hidden="true" className="text-muted text-xs tabular-nums">
          {format.number(most)}
        </span>
        <div
          role="img"
          aria-label={label}
          style={{ height: HEIGHT }}
          className="flex min-w-0 grow items-end gap-px border-line border-b"
        >
          {days.map((day) => (
            <div
              key={day.date}
              title={`${dateOf(day)}: ${format.number(day.received)} / ${format.number(day.sent)}`}
              className="flex h-full min-w-0 grow items-end justify-center gap-px hover:bg-sunken"
            >
              <span style={bar(day.received)} className="w-2/5 max-w-3 rounded-t-sm bg-read" />
              <span style={bar(day.sent)} className="w-2/5 max-w-3 rounded-t-sm bg-accent" />
            </div>
          ))}
        </div>
      </div>
      <div aria-hidden="true" className="flex justify-between ps-5 text-muted text-xs">
        <span>{dateOf(days[0])}</span>
        <span>{dateOf(days[Math.floor(days.length / 2)])}</span>
        <span>{dateOf(days.at(-1))}</span>
      </div>
    </figure>
  );
}
