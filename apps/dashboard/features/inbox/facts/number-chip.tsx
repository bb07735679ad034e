import { Smartphone } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Chip } from '../../../ui/chip.tsx';
import { StateDot, useSessions } from '../../sessions/index.ts';

/** The WhatsApp number on which a conversation runs. */
export function NumberChip({ sessionId }: { sessionId: string }) {
  const t = useTranslations('inbox');
  const session = useSessions().data?.find(({ id }) => id === sessionId);
  return (
    <Chip label={t('numberIs', { name: session?.name ?? '…' })} className="@max-md:max-w-24">
      {session ? (
        <StateDot state={session.status} />
      ) : (
        <Smartphone size={15} aria-hidden="true" className="shrink-0 text-muted" />
      )}
      <bdi className="truncate">{session?.name ?? '…'}</bdi>
    </Chip>
  );
}
