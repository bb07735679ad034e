import { useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useFragmentToken } from '../../../lib/login/use-fragment-token.ts';
import { AccountLink } from '../account-link.tsx';
import { AccountForm, AccountPage } from '../account-page.tsx';
import { NewPasswordField } from '../passwords/new-password-field.tsx';

export function ResetPasswordPage() {
  const t = useTranslations('login');
  const token = useFragmentToken();
  const [isSet, setSet] = useState(false);
  const text = token === null ? t('linkMissing') : isSet ? t('passwordSet') : t('resetText');
  return (
    <AccountPage title={t('forgotTitle')} text={text}>
      {token && !isSet && (
        <AccountForm
          label={t('setPassword')}
          onSubmit={async ({ password = '' }) => {
            await unwrap(api.POST('/api/v1/auth/password/reset', { body: { token, password } }));
            setSet(true);
          }}
        >
          <NewPasswordField />
        </AccountForm>
      )}
      {!isSet && <AccountLink href="/forgot-password">{t('newLink')}</AccountLink>}
      <AccountLink href="/sign-in">{t('backToSignIn')}</AccountLink>
    </AccountPage>
  );
}
