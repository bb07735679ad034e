import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { ConfirmDialog } from '../../../ui/dialog/dialog.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import type { Contact } from '../list/contact-filters.ts';

/** Confirms the deletion of a contact and lists what is deleted with it. */
export function DeleteDialog(props: { contact: Contact; onDeleted(): void; onClose(): void }) {
  const { contact, onDeleted, onClose } = props;
  const t = useTranslations('contacts');
  const name = contact.displayName.slice(0, 80);
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/contacts/{contactId}', { params: { path: { contactId: contact.id } } })),
    onSuccess() {
      showToast(t('deleted', { name }));
      onDeleted();
    },
  });
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name })}
      action={t('delete')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t('deleteText')}</p>
    </ConfirmDialog>
  );
}
