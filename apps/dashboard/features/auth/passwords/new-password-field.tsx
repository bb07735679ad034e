import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Field } from '../../../ui/form/field.tsx';

/** A field for a new password, with its requirements. */
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
