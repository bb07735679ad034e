import { Clock, ClockAlert } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Chip } from '../../../ui/chip.tsx';
import type { Conversation } from '../../conversations/index.ts';
import { useWindowLeft } from '../../messages/index.ts';

/** The time left in the customer service window of a contact; a group has none. */
export function WindowChip({ conversation: { contact, windowExpiresAt } }: { conversation: Conversation }) {
  return contact.groupId === null ? <OpenWindow expiresAt={windowExpiresAt} /> : null;
}

function OpenWindow({ expiresAt }: { expiresAt: string | null }) {
  const t = useTranslations('panel');
  const left = useWindowLeft(expiresAt);
  if (left.state === 'open')
    return (
      <Chip
        label={t('windowOpen', { time: left.time })}
        className={`shrink-0 ${left.isClosing ? 'text-warn' : ''}`}
      >
        <Clock size={15} aria-hidden="true" className="shrink-0" />
        <bdi className="hidden tabular-nums @max-2xl:inline">{left.time}</bdi>
        <span className="tabular-nums @max-2xl:hidden">{t('timeLeft', { time: left.time })}</span>
      </Chip>
    );
  return (
    <Chip
      label={t(left.state === 'never' ? 'windowNotOpened' : 'windowIsClosed')}
      className="shrink-0 text-warn"
    >
      <ClockAlert size={15} aria-hidden="true" className="shrink-0" />
      <span className="@max-lg:hidden">{t('windowClosed')}</span>
    </Chip>
  );
}
