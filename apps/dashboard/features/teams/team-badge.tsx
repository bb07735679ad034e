import { Users } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useTeams } from './use-teams.ts';

/** The team to which a conversation is assigned. */
export function TeamBadge({ teamId, className = '' }: { teamId: string | null; className?: string }) {
  const t = useTranslations('conversation');
  const name = useTeams(teamId !== null).data?.find(({ id }) => id === teamId)?.name;
  if (name === undefined) return null;
  const label = t('teamIs', { name });
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={`inline-flex max-w-40 shrink-0 items-center gap-1.5 rounded-full bg-sunken px-2.5 py-0.5 text-muted text-sm ${className}`}
    >
      <Users size={14} aria-hidden="true" className="shrink-0" />
      <bdi className="truncate">{name}</bdi>
    </span>
  );
}
