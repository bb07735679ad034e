import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useFragmentToken } from '../../../lib/login/use-fragment-token.ts';
import { AccountLink } from '../account-link.tsx';
import { AccountPage } from '../account-page.tsx';
import { BusinessForm } from '../business-form.tsx';
import { useSignInOptions } from '../use-sign-in-options.ts';

/** Creates the first owner, with the one-time link printed by the server. */
export function SetupPage() {
  const t = useTranslations('login');
  const token = useFragmentToken();
  const options = useSignInOptions();
  if (token === undefined) return null;
  // An installation has one first owner. Once that exists, the page shows a message instead of the form.
  const isDone = options.data?.needsSetup === false;
  const text = isDone ? t('setupDone') : token === null ? t('setupLook') : t('setupText');
  return (
    <AccountPage title={t('setupTitle')} text={text}>
      {token !== null && !isDone && <BusinessForm proof={{ setupToken: token }} />}
      {isDone && <AccountLink href="/sign-in">{t('signIn')}</AccountLink>}
    </AccountPage>
  );
}
