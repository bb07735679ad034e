'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { AccountForm, AccountPage } from '../../features/logins/account-page.tsx';
import { api, ask } from '../../lib/api.ts';
import { beginLogin, refreshLogin, useLogin } from '../../lib/login.ts';
import { Field } from '../../ui/field.tsx';

export default function SignIn() {
  const t = useTranslations('login');
  const router = useRouter();
  const status = useLogin((state) => state.status);

  useEffect(() => {
    if (status === 'unknown') refreshLogin().catch(() => {});
    if (status === 'in') router.replace('/inbox');
  }, [status, router]);

  return (
    <AccountPage title={t('welcomeBack')}>
      <AccountForm
        label={t('signIn')}
        onSubmit={async ({ email = '', password = '' }) => {
          const { data } = await ask(
            api.POST('/api/v1/auth/login', { body: { email, password, client: 'browser' } }),
          );
          beginLogin(data);
        }}
      >
        <Field label={t('email')} name="email" type="email" autoComplete="username" required />
        <Field
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </AccountForm>
      <Link href="/forgot-password" className="text-sm text-accent underline">
        {t('forgot')}
      </Link>
    </AccountPage>
  );
}
