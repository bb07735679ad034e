'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AccountForm, AccountPage } from '../../features/logins/account-page.tsx';
import { NewPasswordField } from '../../features/logins/new-password-field.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFragmentToken } from '../../lib/use-fragment-token.ts';

export default function ResetPassword() {
  const t = useTranslations('login');
  const token = useFragmentToken();
  const [isSet, setSet] = useState(false);
  const text = token === null ? t('linkMissing') : isSet ? t('passwordSet') : undefined;
  return (
    <AccountPage title={t('forgotTitle')} {...(text ? { text } : {})}>
      {token && !isSet && (
        <AccountForm
          label={t('setPassword')}
          onSubmit={async ({ password = '' }) => {
            await ask(api.POST('/api/v1/auth/password/reset', { body: { token, password } }));
            setSet(true);
          }}
        >
          <NewPasswordField />
        </AccountForm>
      )}
      <Link href="/sign-in" className="text-sm text-accent underline">
        {t('backToSignIn')}
      </Link>
    </AccountPage>
  );
}
