import type { FormEvent, ReactNode } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx';
import { Form, SubmitButton } from '../../../../ui/form/form.tsx';

/** A group of settings saved together; read-only for users who may not change it. */
export function FormSection({
  title,
  text,
  canEdit,
  isBusy,
  error,
  onSubmit,
  children,
}: {
  title: string;
  text?: string;
  canEdit: boolean;
  isBusy: boolean;
  error: unknown;
  onSubmit(form: HTMLFormElement): void;
  children: ReactNode;
}) {
  const t = useTranslations('sessions');
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    onSubmit(event.currentTarget);
  }
  return (
    <Form onSubmit={submit} className="rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <fieldset disabled={!canEdit} className="flex min-w-0 flex-col gap-4">
        <legend className="float-start w-full font-semibold text-lg">{title}</legend>
        {text && <p className="text-muted">{text}</p>}
        {children}
        <ErrorMessage error={error} />
        {canEdit && (
          <SubmitButton className="min-h-11 self-start" disabled={isBusy}>
            {isBusy ? t('saving') : t('save')}
          </SubmitButton>
        )}
      </fieldset>
    </Form>
  );
}
