import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx';
import { SelectField } from '../../../../ui/form/field.tsx';
import { useStatistics } from '../../use-sessions.ts';
import { DayChart } from '../statistics/day-chart.tsx';
import { type Day, fillDays } from '../statistics/fill-days.ts';
import type { TabProps } from './tab-props.ts';

const periods = [7, 30, 90] as const;
const columns = ['received', 'sent', 'delivered', 'read', 'failed'] as const;

/** Messages per day, as a chart and as a table. */
export function StatisticsTab({ session }: TabProps) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const [period, setPeriod] = useState<number>(30);
  const statistics = useStatistics(session.id, period);
  const days = statistics.data && fillDays(statistics.data, period);
  const sum = (name: (typeof columns)[number]) =>
    format.number((days ?? []).reduce((total, day) => total + day[name], 0));
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-48">
        <SelectField
          label={t('period')}
          value={period}
          onChange={(event) => setPeriod(Number(event.currentTarget.value))}
        >
          {periods.map((count) => (
            <option key={count} value={count}>
              {t('lastDays', { count })}
            </option>
          ))}
        </SelectField>
      </div>
      {statistics.isPending && <Skeleton rows={2} className="h-40" />}
      <ErrorMessage error={statistics.error} onRetry={() => statistics.refetch()} />
      {days && (
        <>
          <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line sm:grid-cols-5 max-sm:*:last:col-span-2">
            {columns.map((name) => (
              <div key={name} className="bg-surface p-3">
                <dt className="text-muted text-sm">{t(name)}</dt>
                <dd className="font-semibold text-xl tabular-nums">{sum(name)}</dd>
              </div>
            ))}
          </dl>
          <DayChart days={days} />
          <Numbers days={days} />
        </>
      )}
    </div>
  );
}

function Numbers({ days }: { days: readonly Day[] }) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  return (
    <details className="rounded-2xl border border-line bg-surface p-4">
      <summary className="cursor-pointer py-1.5 font-medium">{t('asTable')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard. */}
      <section aria-label={t('perDay')} tabIndex={0} className="mt-2 max-h-96 overflow-auto">
        <table className="w-full text-sm tabular-nums">
          <thead className="sticky top-0 bg-surface text-muted">
            <tr>
              <th scope="col" className="p-2 text-start font-medium">
                {t('day')}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="p-2 text-end font-medium">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.date} className="border-line border-t">
                <th scope="row" className="whitespace-nowrap p-2 text-start font-normal">
                  {format.dateTime(new Date(day.date), { dateStyle: 'medium', timeZone: 'UTC' })}
                </th>
                {columns.map((name) => (
                  <td key={name} className="p-2 text-end">
                    {format.number(day[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
