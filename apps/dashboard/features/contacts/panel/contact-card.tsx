import Link from 'next/link';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Contact } from '../list/contact-filters.ts';
import { MergeSuggestions } from '../merge/merge-suggestions.tsx';
import { ContactBlock } from './contact-block.tsx';
import { ContactConsent } from './contact-consent.tsx';
import { ContactFields } from './contact-fields.tsx';

/** A compact contact view: fields, consent, and a link to the full contact. */
export default function ContactCard({ contact, canEdit }: { contact: Contact; canEdit: boolean }) {
  const t = useTranslations('contacts');
  return (
    <>
      <MergeSuggestions contact={contact} canEdit={canEdit} onMerged={() => {}} />
      <ContactFields contact={contact} canEdit={canEdit} isCompact />
      <ContactConsent contact={contact} canEdit={canEdit} />
      <ContactBlock contact={contact} canEdit={canEdit} />
      <Link
        href={`/contacts?contact=${contact.id}`}
        className="inline-flex min-h-11 items-center font-medium text-accent hover:underline"
      >
        {t('openContact')}
      </Link>
    </>
  );
}
