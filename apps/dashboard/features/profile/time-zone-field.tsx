import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useErrorText } from '../../lib/problems.ts';
import { SelectField } from '../../ui/form/field.tsx';
import { updateProfile } from './update-profile.ts';

/** The time zone in which times are shown; none means the browser's. */
export function TimeZoneField({ value }: { value: string | null }) {
  const t = useTranslations('profile');
  const format = useFormatter();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string>();
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <SelectField
      label={t('timeZone')}
      hint={t('timeNow', { time: format.dateTime(new Date(), { timeStyle: 'short' }) })}
      error={problem}
      value={value ?? ''}
      onChange={({ target }) => {
        setProblem(undefined);
        updateProfile({ timeZone: target.value || null }).catch((error: unknown) =>
          setProblem(errorText(error)),
        );
      }}
    >
      <option value="">{t('timeZoneHere')}</option>
      {(value === null || zones.includes(value) ? zones : [value, ...zones]).map((zone) => (
        <option key={zone} value={zone} dir="ltr">
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </SelectField>
  );
}
