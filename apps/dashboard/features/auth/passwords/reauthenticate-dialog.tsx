import { type FormEvent, useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useReauthentication } from '../../../lib/login/reauthenticate.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../../ui/form/form.tsx';

/**
 * Asks for the user's password when a request requires recent authentication; the request is retried
 * afterwards.
 */
export default function ReauthenticateDialog({ email }: { email: string }) {
  const { respond } = useReauthentication();
  return respond ? <PasswordDialog email={email} onDone={respond} /> : null;
}

function PasswordDialog({ email, onDone }: { email: string; onDone(isProven: boolean): void }) {
  const t = useTranslations('login');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    // In React's tree this form is a child of the dialog that triggered it, so its events would bubble there.
    event.stopPropagation();
    setBusy(true);
    setError(undefined);
    try {
      await unwrap(api.POST('/api/v1/auth/reauthenticate', { body: { password } }));
      onDone(true);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }
  return (
    <Dialog title={t('confirmPassword')} onClose={() => onDone(false)}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-muted">{t('confirmPasswordText')}</p>
        {/* Tells password managers which account the password belongs to. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Field
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          maxLength={256}
          required
          autoFocus
        />
        <ErrorMessage error={error} />
        <SubmitButton disabled={isBusy} className="self-end">
          {t('confirm')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
