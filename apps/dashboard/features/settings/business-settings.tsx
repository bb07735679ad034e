import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { api, unwrap } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useErrorText } from '../../lib/problems.ts';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { SelectField } from '../../ui/form/field.tsx';
import { countries } from './countries.ts';

const key = ['tenant'];

/** Settings of the whole business: the default country of phone numbers without a country code. */
export function BusinessSettings() {
  const t = useTranslations('settings');
  const locale = useLocale();
  const client = useQueryClient();
  const errorText = useErrorText();
  const tenant = useQuery({
    queryKey: key,
    queryFn: async () => (await unwrap(api.GET('/api/v1/tenant'))).data,
  });
  const change = useMutation({
    mutationFn: async (defaultCountry: string | null) =>
      (await unwrap(api.PATCH('/api/v1/tenant', { body: { defaultCountry } }))).data,
    onSuccess: (changed) => client.setQueryData(key, changed),
  });
  if (tenant.isPending) return <Skeleton rows={1} className="h-16" />;
  if (!tenant.data) return <ErrorMessage error={tenant.error} onRetry={() => tenant.refetch()} />;
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const options = countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const shown = change.isPending ? change.variables : tenant.data.defaultCountry;
  return (
    <div className="max-w-md">
      <SelectField
        label={t('defaultCountry')}
        hint={t('defaultCountryHint')}
        error={change.error ? errorText(change.error) : undefined}
        value={shown ?? ''}
        onChange={(event) => change.mutate(event.target.value || null)}
      >
        <option value="">{t('noCountry')}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
