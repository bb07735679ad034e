import { useCallback } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Contact } from './list/contact-filters.ts';

type Named = Pick<Contact, 'displayName' | 'groupId'>;

/** The display name of a contact; the server's placeholder name for an unnamed group is translated. */
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
