import { useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Field } from '../../../ui/form/field.tsx';
import { AccountLink } from '../account-link.tsx';
import { AccountForm, AccountPage } from '../account-page.tsx';
import { useSignInOptions } from '../use-sign-in-options.ts';

export function ForgotPasswordPage() {
  const t = useTranslations('login');
  const [isSent, setSent] = useState(false);
  const isPrinted = useSignInOptions().data?.canSendEmail === false;
  const before = isPrinted ? t('forgotPrinted') : t('forgotText');
  const after = isPrinted ? t('linkPrinted') : t('linkSent');
  return (
    <AccountPage title={t('forgotTitle')} text={isSent ? after : before}>
      {!isSent && (
        <AccountForm
          label={isPrinted ? t('printLink') : t('sendLink')}
          onSubmit={async ({ email = '' }) => {
            await unwrap(api.POST('/api/v1/auth/password/forgot', { body: { email } }));
            setSent(true);
          }}
        >
          <Field label={t('email')} name="email" type="email" autoComplete="username" required />
        </AccountForm>
      )}
      <AccountLink href="/sign-in">{t('backToSignIn')}</AccountLink>
    </AccountPage>
  );
}
