import { useRouter } from 'next/navigation';
import { api, unwrap } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { beginLogin } from '../../lib/login/login.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { Field } from '../../ui/form/field.tsx';
import { AccountForm } from './account-page.tsx';
import { NewPasswordField } from './passwords/new-password-field.tsx';

/** Creates a business and its owner account, authorised by the token in the link. */
export function BusinessForm({
  proof,
  email,
}: {
  proof: { setupToken?: string; signUpToken?: string };
  email?: string | undefined;
}) {
  const t = useTranslations('login');
  const router = useRouter();
  const locale = usePreferences((state) => state.locale);
  return (
    <AccountForm
      label={t('createAccount')}
      onSubmit={async ({ name = '', businessName = '', email = '', password = '' }) => {
        const body = { name, businessName, email, password, locale, client: 'browser' as const, ...proof };
        const { data } = await unwrap(api.POST('/api/v1/auth/register', { body }));
        beginLogin(data);
        router.replace('/welcome');
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
      <Field
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        readOnly={email !== undefined}
      />
      <NewPasswordField />
    </AccountForm>
  );
}
