import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../../lib/api.ts';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx';
import { showToast } from '../../../../ui/feedback/toast.tsx';
import { Field, TextField } from '../../../../ui/form/field.tsx';
import { useProfile } from '../../use-sessions.ts';
import { FormSection } from '../forms/form-section.tsx';
import type { TabProps } from './tab-props.ts';

const lines = [
  { name: 'about', max: 139 },
  { name: 'address', max: 256 },
  { name: 'email', max: 128 },
] as const;

/** The business profile that customers see in WhatsApp. */
export function ProfileTab({ session, canEdit }: TabProps) {
  const t = useTranslations('sessions');
  const client = useQueryClient();
  const profile = useProfile(session.id);
  const change = useMutation({
    mutationFn: async (body: Parameters<typeof writeProfile>[1]) => writeProfile(session.id, body),
    onSuccess(saved) {
      client.setQueryData(['sessions', session.id, 'profile'], saved);
      showToast(t('saved'));
    },
  });
  if (profile.isPending) return <Skeleton rows={4} />;
  if (profile.error) return <ErrorMessage error={profile.error} onRetry={() => profile.refetch()} />;
  const { websites = [], description, ...given } = profile.data;
  return (
    <FormSection
      title={t('profile')}
      text={t('profileText')}
      canEdit={canEdit}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={(form) => {
        const read = (name: string) => String(new FormData(form).get(name) ?? '').trim();
        const sites = [read('website'), read('secondWebsite')].filter((site) => site !== '');
        const body = { about: read('about'), address: read('address'), email: read('email') };
        change.mutate({ ...body, description: read('description'), websites: sites });
      }}
    >
      {lines.map(({ name, max }) => (
        <Field key={name} label={t(name)} name={name} defaultValue={given[name] ?? ''} maxLength={max} />
      ))}
      <TextField
        label={t('description')}
        name="description"
        defaultValue={description ?? ''}
        maxLength={512}
      />
      <Field label={t('website')} name="website" type="url" dir="ltr" defaultValue={websites[0] ?? ''} />
      <Field
        label={t('secondWebsite')}
        name="secondWebsite"
        type="url"
        dir="ltr"
        defaultValue={websites[1] ?? ''}
      />
    </FormSection>
  );
}

type Profile = Partial<Record<'about' | 'address' | 'email' | 'description', string>> & {
  websites: string[];
};

async function writeProfile(sessionId: string, body: Profile) {
  const params = { path: { sessionId } };
  return (await unwrap(api.PATCH('/api/v1/sessions/{sessionId}/profile', { params, body }))).data;
}
