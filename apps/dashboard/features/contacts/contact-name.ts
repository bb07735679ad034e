import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { Contact } from './list/contact-filters.ts';

type Named = Pick<Contact, 'displayName' | 'groupId'>;

/** What a contact is called; the name that the server makes up for a group without one is said in the reader's language. */
export function useContactName(): (contact: Named) => string {
  const t = useTranslations('contacts');
  return useCallback(
    ({ displayName, groupId }) => {
      const code = groupId?.slice(-6);
      return code !== undefined && displayName === `Group ${code}` ? t('groupNamed', { code }) : displayName;
    },
    [t],
  );
}
