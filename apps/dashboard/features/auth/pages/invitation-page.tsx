import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { beginLogin } from '../../../lib/login/login.ts';
import { useFragmentToken } from '../../../lib/login/use-fragment-token.ts';
import { usePreferences } from '../../../lib/preferences.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { AccountLink } from '../account-link.tsx';
import { AccountForm, AccountPage } from '../account-page.tsx';
import { NewPasswordField } from '../passwords/new-password-field.tsx';

export function InvitationPage() {
  const t = useTranslations('login');
  const router = useRouter();
  const errorText = useErrorText();
  const locale = usePreferences((state) => state.locale);
  const token = useFragmentToken();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    enabled: Boolean(token),
    queryFn: async () =>
      (await unwrap(api.POST('/api/v1/invitations/lookup', { body: { token: token ?? '' } }))).data,
  });
  if (token === null || invitation.error)
    return (
      <AccountPage
        title={t('invitationTitle')}
        text={token === null ? t('linkMissing') : errorText(invitation.error)}
      >
        <AccountLink href="/sign-in">{t('haveAccount')}</AccountLink>
      </AccountPage>
    );
  if (!token || !invitation.data)
    return (
      <AccountPage title={t('invitationTitle')}>
        <Skeleton rows={3} className="h-11" />
      </AccountPage>
    );
  const { email, tenantName, hasAccount } = invitation.data;
  return (
    <AccountPage
      title={t('joinTitle', { business: tenantName })}
      text={hasAccount ? t('joinKnown') : t('joinNew')}
    >
      <AccountForm
        label={t('join')}
        onSubmit={async ({ name = '', password = '' }) => {
          const known = { email, password, invitationToken: token, client: 'browser' as const };
          const { data } = await unwrap(
            hasAccount
              ? api.POST('/api/v1/auth/login', { body: known })
              : api.POST('/api/v1/auth/register', { body: { ...known, name, locale } }),
          );
          beginLogin(data);
          router.replace('/inbox');
        }}
      >
        <Field label={t('email')} name="email" type="email" value={email} readOnly />
        {!hasAccount && <Field label={t('name')} name="name" autoComplete="name" maxLength={120} required />}
        {hasAccount ? (
          <Field
            label={t('password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        ) : (
          <NewPasswordField />
        )}
      </AccountForm>
    </AccountPage>
  );
}
