import { useTranslations } from 'use-intl';
import { Field } from '../../ui/field.tsx';

/** The password somebody chooses, with what it must be. */
export function NewPasswordField() {
  const t = useTranslations('login');
  return (
    <Field
      label={t('newPassword')}
      hint={t('passwordHint')}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={10}
      required
    />
  );
}
