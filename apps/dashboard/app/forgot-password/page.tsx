'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AccountForm, AccountPage } from '../../features/logins/account-page.tsx';
import { api, ask } from '../../lib/api.ts';
import { Field } from '../../ui/field.tsx';

export default function ForgotPassword() {
  const t = useTranslations('login');
  const [isSent, setSent] = useState(false);
  return (
    <AccountPage title={t('forgotTitle')} text={isSent ? t('linkSent') : t('forgotText')}>
      {!isSent && (
        <AccountForm
          label={t('sendLink')}
          onSubmit={async ({ email = '' }) => {
            await ask(api.POST('/api/v1/auth/password/forgot', { body: { email } }));
            setSent(true);
          }}
        >
          <Field label={t('email')} name="email" type="email" autoComplete="username" required />
        </AccountForm>
      )}
      <Link href="/sign-in" className="text-sm text-accent underline">
        {t('backToSignIn')}
      </Link>
    </AccountPage>
  );
}
