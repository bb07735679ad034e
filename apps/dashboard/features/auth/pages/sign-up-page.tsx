import { useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { emailFromToken } from '../../../lib/login/email-from-token.ts';
import { useFragmentToken } from '../../../lib/login/use-fragment-token.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { AccountLink } from '../account-link.tsx';
import { AccountForm, AccountPage } from '../account-page.tsx';
import { BusinessForm } from '../business-form.tsx';
import { useSignInOptions } from '../use-sign-in-options.ts';

/** Registers a business if open sign-up is enabled; by an e-mailed link if the server can send mail. */
export function SignUpPage() {
  const t = useTranslations('login');
  const token = useFragmentToken();
  const options = useSignInOptions();
  const [isSent, setSent] = useState(false);
  const { signUp, needsSetup } = options.data ?? {};
  const isClosed = signUp === 'closed';
  const text = isClosed ? t(needsSetup ? 'setupLook' : 'signUpClosed') : isSent ? t('signUpSent') : undefined;
  return (
    <AccountPage
      title={t('signUpTitle')}
      text={text ?? (signUp === 'email_link' && !token ? t('signUpByMail') : undefined)}
    >
      {options.isPending && <Skeleton rows={3} className="h-11" />}
      <ErrorMessage error={options.error} onRetry={() => options.refetch()} />
      {signUp === 'open' && <BusinessForm proof={{}} />}
      {signUp === 'email_link' && token && (
        <BusinessForm proof={{ signUpToken: token }} email={emailFromToken(token)} />
      )}
      {signUp === 'email_link' && token === null && !isSent && (
        <AccountForm
          label={t('sendLink')}
          onSubmit={async ({ email = '' }) => {
            await unwrap(api.POST('/api/v1/auth/sign-up', { body: { email } }));
            setSent(true);
          }}
        >
          <Field label={t('email')} name="email" type="email" autoComplete="username" required />
        </AccountForm>
      )}
      <AccountLink href="/sign-in">{t('haveAccount')}</AccountLink>
    </AccountPage>
  );
}
