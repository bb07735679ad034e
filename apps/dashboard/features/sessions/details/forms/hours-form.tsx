import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Field, SelectField, Switch } from '../../../../ui/form/field.tsx';
import type { Session } from '../../use-sessions.ts';
import type { TabProps } from '../tabs/tab-props.ts';
import { FormSection } from './form-section.tsx';
import { useSaveSession } from './use-saving.ts';

type Hours = Session['settings']['workingHours'];
type DayName = keyof Hours['week'];
/** A Monday, from which the weekday names are formatted. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const dayNames: readonly DayName[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MAX_INTERVALS = 6;

/** The working hours of a session. */
export function HoursForm({ session, canEdit }: TabProps) {
  const t = useTranslations('replies');
  const format = useFormatter();
  const [hours, setHours] = useState<Hours>(() => withOwnTimeZone(session.settings.workingHours));
  const { save, ...saving } = useSaveSession(session.id);
  const setDay = (name: DayName, day: Hours['week'][DayName]) =>
    setHours((now) => ({ ...now, week: { ...now.week, [name]: day } }));
  const zones = Intl.supportedValuesOf('timeZone');
  const known = zones.includes(hours.timeZone) ? zones : [hours.timeZone, ...zones];
  return (
    <FormSection
      title={t('hours')}
      text={t('hoursText')}
      canEdit={canEdit}
      {...saving}
      onSubmit={() => save({ settings: { workingHours: hours } })}
    >
      <Switch
        label={t('hoursOn')}
        checked={hours.isEnabled}
        onChange={(event) => setHours({ ...hours, isEnabled: event.currentTarget.checked })}
      />
      <SelectField
        label={t('timeZone')}
        value={hours.timeZone}
        onChange={(event) => setHours({ ...hours, timeZone: event.currentTarget.value })}
      >
        {known.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <ul className="flex flex-col divide-y divide-line">
        {dayNames.map((name, n) => (
          <li key={name} className="grid gap-x-4 gap-y-2 py-3 sm:grid-cols-[8rem_1fr]">
            <span className="font-medium sm:pt-2.5">
              {format.dateTime(new Date(MONDAY + n * DAY_MS), { weekday: 'long', timeZone: 'UTC' })}
            </span>
            <DayHours day={hours.week[name]} onChange={(day) => setDay(name, day)} />
          </li>
        ))}
      </ul>
      <ClosedDates
        dates={hours.closedDates}
        onChange={(closedDates) => setHours({ ...hours, closedDates })}
      />
    </FormSection>
  );
}

/** When first enabled, default to the time zone of the browser. */
function withOwnTimeZone(hours: Hours): Hours {
  if (hours.isEnabled || hours.timeZone !== 'UTC') return hours;
  return { ...hours, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

function DayHours({
  day,
  onChange,
}: {
  day: Hours['week'][DayName];
  onChange(day: Hours['week'][DayName]): void;
}) {
  const t = useTranslations('replies');
  const change = (n: number, part: Partial<(typeof day)[number]>) =>
    onChange(day.map((it, i) => (i === n ? { ...it, ...part } : it)));
  const input = 'min-h-11 min-w-0 grow basis-0 rounded-lg border border-line bg-surface px-2';
  return (
    <div className="flex flex-col gap-2">
      {day.length === 0 && <span className="text-muted sm:pt-2.5">{t('closed')}</span>}
      {day.map(({ from, to }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an interval is identified only by its position.
        <div key={n} className="flex max-w-sm items-center gap-1 sm:gap-2">
          <input
            type="time"
            aria-label={t('from')}
            value={from}
            required
            onChange={(event) => change(n, { from: event.currentTarget.value })}
            className={input}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={t('to')}
            value={to === '24:00' ? '00:00' : to}
            required
            onChange={({ currentTarget: { value } }) =>
              change(n, { to: value === '00:00' ? '24:00' : value })
            }
            className={input}
          />
          <IconButton label={t('removeInterval')} onClick={() => onChange(day.filter((_, i) => i !== n))}>
            <X size={18} />
          </IconButton>
        </div>
      ))}
      {day.length < MAX_INTERVALS && (
        <Button
          variant="quiet"
          className="-ms-2 min-h-11 self-start px-2"
          onClick={() => onChange([...day, nextInterval(day)])}
        >
          <Plus size={16} />
          {t('addInterval')}
        </Button>
      )}
    </div>
  );
}

/** A new interval after the last one, if there is room. */
function nextInterval(day: Hours['week'][DayName]): { from: string; to: string } {
  const last = day.at(-1)?.to;
  if (last === undefined) return { from: '09:00', to: '18:00' };
  return last < '19:00' ? { from: '19:00', to: '20:00' } : { from: last, to: '24:00' };
}

function ClosedDates({ dates, onChange }: { dates: readonly string[]; onChange(dates: string[]): void }) {
  const t = useTranslations('replies');
  const format = useFormatter();
  const [date, setDate] = useState('');
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <Field
          label={t('closedDates')}
          type="date"
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button
          variant="outline"
          className="min-h-11"
          disabled={date === '' || dates.includes(date)}
          onClick={() => {
            onChange([...dates, date].toSorted());
            setDate('');
          }}
        >
          {t('addDate')}
        </Button>
      </div>
      <ul className="flex flex-wrap gap-2">
        {dates.map((it) => {
          const shown = format.dateTime(new Date(it), { dateStyle: 'medium', timeZone: 'UTC' });
          return (
            <li key={it} className="inline-flex items-center rounded-full bg-sunken ps-3 text-sm">
              {shown}
              <IconButton
                label={t('removeDate', { date: shown })}
                onClick={() => onChange(dates.filter((other) => other !== it))}
              >
                <X size={16} />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
