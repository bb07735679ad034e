import { Ban } from 'lucide-react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Switch } from '../../../ui/form/field.tsx';
import type { Contact } from '../list/contact-filters.ts';
import { useChangeContact } from './use-change-contact.ts';

/** The contact's marketing consent, and whether messages can be delivered to them. */
export function ContactConsent({ contact, canEdit }: { contact: Contact; canEdit: boolean }) {
  const t = useTranslations('contacts');
  const format = useFormatter();
  const errorText = useErrorText();
  const change = useChangeContact(contact.id);
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  const { optedOutAt, suppressedAt, suppressedReason } = contact;
  return (
    <section aria-label={t('consent')} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('consent')}</h3>
      <Switch
        label={optedOutAt ? t('optedOutSince', { day: day(optedOutAt) }) : t('optOut')}
        hint={t('optOutHint')}
        checked={change.isPending ? change.variables.optedOut === true : optedOutAt !== null}
        disabled={!canEdit}
        onChange={(event) => change.mutate({ optedOut: event.target.checked })}
      />
      {suppressedAt && (
        <div className="flex items-start gap-2 rounded-lg bg-danger-soft p-3 text-danger text-sm">
          <Ban size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
          <p dir="auto">
            {t('suppressedSince', { day: day(suppressedAt) })}{' '}
            {suppressedReason === 'unreachable' ? t('unreachable') : suppressedReason}
          </p>
        </div>
      )}
      {change.error && (
        <p role="alert" className="text-danger text-sm">
          {errorText(change.error)}
        </p>
      )}
    </section>
  );
}
