'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { AccountForm, AccountPage } from '../../features/logins/account-page.tsx';
import { NewPasswordField } from '../../features/logins/new-password-field.tsx';
import { api, ask } from '../../lib/api.ts';
import { beginLogin } from '../../lib/login.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { useFragmentToken } from '../../lib/use-fragment-token.ts';
import { Field } from '../../ui/field.tsx';

export default function Setup() {
  const t = useTranslations('login');
  const router = useRouter();
  const token = useFragmentToken();
  const locale = usePreferences((state) => state.locale);
  if (token === undefined) return null;
  if (token === null)
    return (
      <AccountPage title={t('setupTitle')} text={t('linkMissing')}>
        {null}
      </AccountPage>
    );
  return (
    <AccountPage title={t('setupTitle')} text={t('setupText')}>
      <AccountForm
        label={t('createAccount')}
        onSubmit={async ({ name = '', businessName = '', email = '', password = '' }) => {
          const body = {
            name,
            businessName,
            email,
            password,
            locale,
            setupToken: token,
            client: 'browser' as const,
          };
          const { data } = await ask(api.POST('/api/v1/auth/register', { body }));
          beginLogin(data);
          router.replace('/sessions?add=true');
        }}
      >
        <Field
          label={t('businessName')}
          name="businessName"
          autoComplete="organization"
          maxLength={120}
          required
        />
        <Field label={t('name')} name="name" autoComplete="name" maxLength={120} required />
        <Field label={t('email')} name="email" type="email" autoComplete="username" required />
        <NewPasswordField />
      </AccountForm>
    </AccountPage>
  );
}
