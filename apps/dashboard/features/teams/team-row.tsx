import { Pencil, Trash2 } from 'lucide-react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { AvailabilityDot } from '../members/index.ts';
import type { Team } from './use-teams.ts';

interface Props {
  team: Team;
  members: readonly Schemas['Member'][];
  onEdit: (() => void) | undefined;
  onDelete: (() => void) | undefined;
}

/** One team: its description, assignment mode, and members with their availability. */
export function TeamRow({ team, members, onEdit, onDelete }: Props) {
  const t = useTranslations('teams');
  const { name, description, assignment, maxOpenConversationsPerMember: capacity, memberIds } = team;
  const own = members.filter(({ userId }) => memberIds.includes(userId));
  const sharing =
    assignment === 'round_robin' && capacity !== null ? t('upTo', { count: capacity }) : t(assignment);
  return (
    <li className="flex items-start gap-1 py-3 ps-4 pe-2">
      <div className="flex min-w-0 grow flex-col gap-1">
        <h2 className="break-words font-medium">
          <bdi>{name}</bdi>
        </h2>
        {description && (
          <p dir="auto" className="break-words text-muted text-sm [text-align:-webkit-match-parent]">
            {description}
          </p>
        )}
        <p className="text-muted text-sm">
          {t('count', { count: memberIds.length })} · {sharing}
        </p>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {own.map((member) => (
            <Member key={member.userId} member={member} />
          ))}
        </ul>
      </div>
      {onEdit && (
        <IconButton label={t('edit', { name })} onClick={onEdit} className="size-11">
          <Pencil size={18} />
        </IconButton>
      )}
      {onDelete && (
        <IconButton label={t('delete', { name })} onClick={onDelete} className="size-11">
          <Trash2 size={18} />
        </IconButton>
      )}
    </li>
  );
}

function Member({ member: { name, availability, role, deactivatedAt } }: { member: Schemas['Member'] }) {
  const t = useTranslations('teams');
  const isDeactivated = deactivatedAt !== null;
  const isAway = availability === 'away' && !isDeactivated;
  return (
    <li className="inline-flex min-w-0 max-w-full items-center gap-1.5 text-sm">
      <span className="relative inline-flex">
        <Avatar name={name} size={24} />
        {role !== 'viewer' && !isDeactivated && <AvailabilityDot availability={availability} />}
      </span>
      <bdi className={`truncate ${isAway || isDeactivated ? 'text-muted' : ''}`}>{name}</bdi>
      {isAway && <span className="shrink-0 text-muted">{t('isAway')}</span>}
      {isDeactivated && <span className="shrink-0 text-muted">{t('isDeactivated')}</span>}
    </li>
  );
}
