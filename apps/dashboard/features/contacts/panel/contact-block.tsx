import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldBan } from 'lucide-react';
import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/dialog/dialog.tsx';
import { SelectField } from '../../../ui/form/field.tsx';
import type { Contact } from '../list/contact-filters.ts';
import { setContactData } from '../use-contacts.ts';

type Reason = NonNullable<Contact['blockReason']>;
const reasons: readonly Reason[] = ['spam', 'abuse', 'other'];
const textOf = { spam: 'blockSpam', abuse: 'blockAbuse', other: 'blockOther' } as const;

/** Blocks and reports a contact or, if it is blocked, shows since when and offers to unblock it. */
export function ContactBlock({ contact, canEdit }: { contact: Contact; canEdit: boolean }) {
  const t = useTranslations('contacts');
  const format = useFormatter();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [isConfirming, setConfirming] = useState(false);
  const [reason, setReason] = useState<Reason>('spam');
  const params = { path: { contactId: contact.id } };
  const url = '/api/v1/contacts/{contactId}/block';
  const block = useMutation({
    mutationFn: async () => (await unwrap(api.PUT(url, { params, body: { reason } }))).data,
    onSuccess(changed) {
      setContactData(client, changed);
      setConfirming(false);
    },
  });
  const unblock = useMutation({
    mutationFn: async () => (await unwrap(api.DELETE(url, { params }))).data,
    onSuccess: (changed) => setContactData(client, changed),
  });
  if (!contact.blockedAt && !canEdit) return null;
  return (
    <section aria-label={t('block')} className="flex flex-col items-start gap-2">
      {contact.blockedAt ? (
        <>
          <div className="flex items-start gap-2 self-stretch rounded-lg bg-danger-soft p-3 text-danger text-sm">
            <ShieldBan size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
            <p>
              {t('blockedSince', {
                day: format.dateTime(new Date(contact.blockedAt), { dateStyle: 'medium' }),
                reason: t(textOf[contact.blockReason ?? 'other']),
              })}
            </p>
          </div>
          {canEdit && (
            <Button variant="outline" disabled={unblock.isPending} onClick={() => unblock.mutate()}>
              {t('unblock')}
            </Button>
          )}
        </>
      ) : (
        <Button variant="outline" onClick={() => setConfirming(true)}>
          {t('block')}
        </Button>
      )}
      {unblock.error && (
        <p role="alert" className="text-danger text-sm">
          {errorText(unblock.error)}
        </p>
      )}
      {isConfirming && (
        <ConfirmDialog
          title={t('blockTitle', { name: contact.displayName.slice(0, 80) })}
          action={t('block')}
          isBusy={block.isPending}
          error={block.error}
          onConfirm={() => block.mutate()}
          onClose={() => setConfirming(false)}
        >
          <p>{t('blockText')}</p>
          <SelectField
            label={t('blockReason')}
            value={reason}
            onChange={({ target }) => setReason(reasons.find((it) => it === target.value) ?? 'other')}
          >
            {reasons.map((it) => (
              <option key={it} value={it}>
                {t(textOf[it])}
              </option>
            ))}
          </SelectField>
        </ConfirmDialog>
      )}
    </section>
  );
}
