import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useErrorText } from '../../lib/problems.ts';
import { showToast } from '../../ui/feedback/toast.tsx';
import { useChangeAvailability } from './use-members.ts';

/** Whether a member takes part in round-robin assignment; read-only for users who may not change it. */
export function AvailabilityField({ member, canEdit }: { member: Schemas['Member']; canEdit: boolean }) {
  const t = useTranslations('members');
  const errorText = useErrorText();
  const change = useChangeAvailability();
  const { userId, name } = member;
  if (!canEdit) return <span className="text-muted">{t(member.availability)}</span>;
  return (
    <select
      aria-label={t('availabilityOf', { name })}
      value={member.availability}
      disabled={change.isPending}
      onChange={(event) => {
        const availability = event.target.value as Schemas['Availability'];
        change.mutate(
          { userId, availability },
          {
            onSuccess: () => showToast(t(availability === 'away' ? 'nowAway' : 'nowAvailable', { name })),
            onError: (error) => showToast(errorText(error), { variant: 'error' }),
          },
        );
      }}
      className="min-h-11 rounded-lg border border-line bg-surface px-3"
    >
      <option value="available">{t('available')}</option>
      <option value="away">{t('away')}</option>
    </select>
  );
}
