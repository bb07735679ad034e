import { UserRound, Users } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Chip } from '../../../ui/chip.tsx';
import type { Conversation } from '../../conversations/index.ts';
import { useMembers } from '../../members/index.ts';
import { useTeams } from '../../teams/index.ts';
import { usePickerTrigger } from '../pickers/open-picker.ts';

interface Props {
  conversation: Conversation;
  canAct: boolean;
}

/** The member to whom a conversation is assigned; opens the choice of members and teams. */
export function AssigneeChip({ conversation: { id, assigneeId }, canAct }: Props) {
  const t = useTranslations('panel');
  const tConversation = useTranslations('conversation');
  const members = useMembers();
  const trigger = usePickerTrigger('thread', 'assign', [id]);
  const unassigned = tConversation('nobody');
  const member = members.data?.find(({ userId }) => userId === assigneeId);
  // A member who has left the business is not in the list.
  const unknown = members.isPending ? '…' : t('formerMember');
  const name = assigneeId === null ? undefined : (member?.name ?? unknown);
  return (
    <Chip
      label={name === undefined ? unassigned : tConversation('assignedTo', { name })}
      {...(canAct && trigger)}
    >
      {name === undefined ? (
        <UserRound size={15} aria-hidden="true" className="shrink-0 text-muted" />
      ) : (
        <Avatar name={name} size={20} className="-ms-1" />
      )}
      <bdi className={`truncate ${name === undefined ? 'text-muted' : ''}`}>{name ?? unassigned}</bdi>
    </Chip>
  );
}

/** The team of a conversation; nothing in a business without teams. */
export function TeamChip({
  conversation: { id, teamId },
  canAct,
  className = '',
}: Props & { className?: string }) {
  const t = useTranslations('conversation');
  const teams = useTeams().data ?? [];
  const trigger = usePickerTrigger('thread', 'assign', [id]);
  const name = teams.find((team) => team.id === teamId)?.name;
  if (teams.length === 0) return null;
  return (
    <Chip label={t('teamIs', { name: name ?? t('noTeam') })} {...(canAct && trigger)} className={className}>
      <Users size={15} aria-hidden="true" className="shrink-0 text-muted" />
      <bdi className={`truncate ${name === undefined ? 'text-muted' : ''}`}>{name ?? t('noTeam')}</bdi>
    </Chip>
  );
}
