'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AccountForm, AccountPage } from '../../features/logins/account-page.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFragmentToken } from '../../lib/use-fragment-token.ts';
import { Field } from '../../ui/field.tsx';

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
          <Field
            label={t('newPassword')}
            hint={t('passwordHint')}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={10}
            required
          />
        </AccountForm>
      )}
      <Link href="/sign-in" className="text-sm text-accent underline">
        {t('backToSignIn')}
      </Link>
    </AccountPage>
  );
}
