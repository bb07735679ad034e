import { useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { AccountForm } from '../account-page.tsx';
import { NewPasswordField } from './new-password-field.tsx';

/** Changes the user's own password, which ends all their other logins. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('profile');
  const [changes, setChanges] = useState(0);
  return (
    <AccountForm
      key={changes}
      label={t('changePassword')}
      isNarrow
      onSubmit={async ({ currentPassword = '', password = '' }) => {
        const body = { currentPassword, newPassword: password };
        await unwrap(api.POST('/api/v1/user/password', { body }));
        showToast(t('passwordChanged'));
        setChanges((count) => count + 1);
      }}
    >
      {/* Tells password managers which account the password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <Field
        label={t('currentPassword')}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordField />
    </AccountForm>
  );
}
