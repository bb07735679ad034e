import { useFormatter } from 'use-intl';
import { useTranslations } from '../../lib/intl/use-translations.ts';

/** When a member last signed in to this business. */
export function LastLogin({ at }: { at: string | null }) {
  const t = useTranslations('members');
  const format = useFormatter();
  return (
    <p className="text-muted text-sm">
      {at === null
        ? t('neverSignedIn')
        : t('lastSignIn', {
            date: format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
    </p>
  );
}
