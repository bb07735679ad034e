import { type FormEvent, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Dialog } from '../../../../ui/dialog/dialog.tsx';
import { Field } from '../../../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../../../ui/form/form.tsx';
import { isLaterOk, laterPresets, toLocalInput } from './later.ts';

/** Selects when to send: a suggested time, or a custom date and time. */
export default function SendLater({
  windowExpiresAt,
  onChoose,
  onClose,
}: {
  windowExpiresAt: string | null;
  onChoose(at: Date): void;
  onClose(): void;
}) {
  const t = useTranslations('composer');
  const format = useFormatter();
  const [now] = useState(() => new Date());
  const presets = laterPresets(now);
  const [value, setValue] = useState(() => toLocalInput(presets[0]?.at ?? now));
  const chosen = new Date(value);
  const isOk = isLaterOk(chosen, now);
  const isTooLate = isOk && windowExpiresAt !== null && chosen > new Date(windowExpiresAt);
  const formatted = (at: Date) =>
    format.dateTime(at, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    });
  function submit(event: FormEvent): void {
    event.preventDefault();
    event.stopPropagation();
    if (isOk) onChoose(chosen);
  }
  return (
    <Dialog title={t('later')} onClose={onClose}>
      <div className="flex flex-col gap-1">
        {presets.map(({ name, at }) => (
          <button
            key={name}
            type="button"
            onClick={() => onChoose(at)}
            className="flex min-h-11 items-center gap-3 rounded-lg px-3 text-start hover:bg-sunken"
          >
            <span className="grow">{t(`later_${name}`)}</span>
            <bdi className="text-muted text-sm">{formatted(at)}</bdi>
          </button>
        ))}
      </div>
      <Form onSubmit={submit} className="flex flex-col gap-3">
        <Field
          label={t('laterAt')}
          type="datetime-local"
          value={value}
          min={toLocalInput(now)}
          onChange={(event) => setValue(event.target.value)}
          error={isOk ? undefined : t('laterWrong')}
          hint={isTooLate ? t('laterClosed') : undefined}
        />
        <SubmitButton disabled={!isOk} className="min-h-11 self-end">
          {t('schedule')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
