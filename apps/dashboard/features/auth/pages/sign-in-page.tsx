import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { beginLogin, refreshLogin, useLogin } from '../../../lib/login/login.ts';
import { safeNext } from '../../../lib/login/next-path.ts';
import { Field } from '../../../ui/form/field.tsx';
import { AccountLink } from '../account-link.tsx';
import { AccountForm, AccountPage } from '../account-page.tsx';
import { useSignInOptions } from '../use-sign-in-options.ts';

export function SignInPage() {
  const t = useTranslations('login');
  const router = useRouter();
  const status = useLogin((state) => state.status);
  const reason = useLogin((state) => (state.status === 'out' ? state.reason : undefined));
  const options = useSignInOptions();

  useEffect(() => {
    if (status === 'unknown') refreshLogin().catch(() => {});
    if (status === 'in')
      router.replace(safeNext(new URLSearchParams(location.search).get('next'), location.origin));
  }, [status, router]);

  const why = reason === 'ended' ? t('ended') : reason === 'left' ? t('left') : undefined;
  return (
    <AccountPage title={t('welcomeBack')} text={options.data?.needsSetup ? t('setupLook') : why}>
      <AccountForm
        label={t('signIn')}
        onSubmit={async ({ email = '', password = '' }) => {
          const { data } = await unwrap(
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
      <AccountLink href="/forgot-password">{t('forgot')}</AccountLink>
      {options.data && options.data.signUp !== 'closed' && (
        <AccountLink href="/sign-up">{t('signUp')}</AccountLink>
      )}
    </AccountPage>
  );
}
