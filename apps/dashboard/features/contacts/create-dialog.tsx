import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, unwrap } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { conflictingContactId, type NewContact } from './panel/use-change-contact.ts';

const fields = ['name', 'phone', 'username', 'email', 'language'] as const;

/** Creates a contact manually; if one with that identity exists, offers to open it instead. */
export default function CreateDialog({ onClose, onOpen }: { onClose(): void; onOpen(id: string): void }) {
  const t = useTranslations('contacts');
  const [isSubmitted, setSubmitted] = useState(false);
  const [hasIdentity, setHasIdentity] = useState(false);
  const create = useMutation({
    mutationFn: async (body: NewContact) =>
      (
        await unwrap(
          api.POST('/api/v1/contacts', {
            params: { header: { 'idempotency-key': crypto.randomUUID() } },
            body,
          }),
        )
      ).data,
    onSuccess(contact) {
      showToast(t('created', { name: contact.displayName.slice(0, 80) }));
      onOpen(contact.id);
    },
  });
  const conflictId = conflictingContactId(create.error);
  const readForm = (form: HTMLFormElement) =>
    Object.fromEntries(
      [...new FormData(form)].flatMap(([name, value]) => {
        const text = String(value).trim();
        return text === '' ? [] : [[name, text]];
      }),
    ) as NewContact;
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setSubmitted(true);
    const body = readForm(event.currentTarget);
    if (body.phone || body.username) create.mutate(body);
  }
  return (
    <Dialog title={t('create')} onClose={onClose}>
      <Form
        onSubmit={submit}
        onChange={(event) => {
          const { phone, username } = readForm(event.currentTarget);
          setHasIdentity(phone !== undefined || username !== undefined);
        }}
        noValidate
        className="flex flex-col gap-4"
      >
        {fields.map((name) => (
          <Field
            key={name}
            name={name}
            label={t(name)}
            type={name === 'phone' ? 'tel' : name === 'email' ? 'email' : 'text'}
            autoFocus={name === 'name'}
            autoComplete="off"
            maxLength={name === 'email' ? 254 : name === 'name' ? 200 : 64}
            hint={name === 'phone' ? t('phoneHint') : undefined}
            error={name === 'phone' && isSubmitted && !hasIdentity ? t('identityMissing') : undefined}
          />
        ))}
        {conflictId ? (
          <div role="alert" className="flex flex-wrap items-center gap-3 rounded-lg bg-note px-3 py-2">
            <p className="grow">{t('taken')}</p>
            <Button variant="outline" onClick={() => onOpen(conflictId)}>
              {t('openOther')}
            </Button>
          </div>
        ) : (
          <ErrorMessage error={create.error} />
        )}
        <footer className="flex justify-end gap-2">
          <Button variant="outline" onClick={onClose}>
            {t('cancel')}
          </Button>
          <SubmitButton disabled={create.isPending}>{t('add')}</SubmitButton>
        </footer>
      </Form>
    </Dialog>
  );
}
