import { ArrowLeft, CalendarClock, Clock, MessageCircleReply } from 'lucide-react';
import { useState } from 'react';
import { type DateTimeFormatOptions, useFormatter, useTimeZone } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../../ui/form/form.tsx';
import { Picker, type PickerItem } from '../../../ui/picker/picker.tsx';
import type { Action } from '../../conversations/index.ts';
import { fromInputValue, type SnoozePreset, snoozePresets, toInputValue } from './snooze-times.ts';

interface Props {
  onAction(action: Action): void;
}

const time: DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const formats: Record<SnoozePreset['name'], DateTimeFormatOptions> = {
  inHour: time,
  laterToday: time,
  tomorrow: { weekday: 'short', ...time },
  nextWeek: { weekday: 'short', day: 'numeric', month: 'short', ...time },
};

/** Snoozes until a suggested time, until the customer replies, or until a custom date and time. */
export function SnoozePicker({ onAction }: Props) {
  const t = useTranslations('conversation');
  const format = useFormatter();
  const timeZone = useTimeZone() ?? 'UTC';
  const [now] = useState(() => new Date());
  const [isCustom, setCustom] = useState(false);
  if (isCustom)
    return <CustomTime now={now} timeZone={timeZone} onAction={onAction} onBack={() => setCustom(false)} />;
  const icon = (Icon: typeof Clock) => <Icon size={18} aria-hidden="true" className="shrink-0 text-muted" />;
  const items: PickerItem[] = [
    ...snoozePresets(now, timeZone).map(({ name, at }) => ({
      id: name,
      label: t(name),
      detail: format.dateTime(at, formats[name]),
      icon: icon(Clock),
      onSelect: () => onAction({ action: 'snooze', until: at.toISOString() }),
    })),
    {
      id: 'reply',
      label: t('untilReply'),
      icon: icon(MessageCircleReply),
      onSelect: () => onAction({ action: 'snooze', untilReply: true }),
    },
    {
      id: 'custom',
      label: t('ownTime'),
      icon: icon(CalendarClock),
      hasMore: true,
      onSelect: () => setCustom(true),
    },
  ];
  return <Picker label={t('snoozeUntil')} items={items} />;
}

function CustomTime({
  now,
  timeZone,
  onAction,
  onBack,
}: Props & { now: Date; timeZone: string; onBack(): void }) {
  const t = useTranslations('conversation');
  const tPicker = useTranslations('picker');
  const format = useFormatter();
  const [value, setValue] = useState(() => {
    const tomorrow = snoozePresets(now, timeZone).find(({ name }) => name === 'tomorrow');
    return toInputValue(tomorrow?.at ?? now, timeZone);
  });
  const at = fromInputValue(value, timeZone);
  const isFuture = at !== undefined && at > now;
  return (
    <Form
      className="flex flex-col gap-3 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFuture) onAction({ action: 'snooze', until: at.toISOString() });
      }}
    >
      <div className="flex items-center gap-1">
        <IconButton label={tPicker('back')} onClick={onBack} className="-ms-2">
          <ArrowLeft size={18} className="rtl:-scale-x-100" />
        </IconButton>
        <p className="font-medium text-sm">{t('snoozeUntil')}</p>
      </div>
      <Field
        label={t('dateAndTime')}
        type="datetime-local"
        value={value}
        min={toInputValue(now, timeZone)}
        required
        autoFocus
        error={at !== undefined && !isFuture ? t('inPast') : undefined}
        hint={isFuture ? format.dateTime(at, { dateStyle: 'full', timeStyle: 'short' }) : undefined}
        onChange={(event) => setValue(event.target.value)}
      />
      <SubmitButton disabled={!isFuture}>{t('snooze')}</SubmitButton>
    </Form>
  );
}
