import type { Schemas } from '../../lib/api.ts';
import type { useTranslations } from '../../lib/intl/use-translations.ts';

const withActor = ['conversation_assigned', 'mention', 'conversation_reopened'] as const;

/** What happened and, if a member did it, who. */
export function notificationTitle(
  t: ReturnType<typeof useTranslations<'notifications'>>,
  { type, subject, actorName }: Schemas['Notification'],
): string {
  const about = subject ?? t('somebody');
  const byActor = withActor.find((one) => one === type);
  if (byActor && actorName) return t(`${byActor}_by`, { actor: actorName, subject: about });
  return t(type, { subject: about });
}
