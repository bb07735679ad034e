import { UserRoundX, Users, UsersRound } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Picker, type PickerItem } from '../../../ui/picker/picker.tsx';
import { type Action, useCachedConversations } from '../../conversations/index.ts';
import { AvailabilityDot, useMembers } from '../../members/index.ts';
import { useTeams } from '../../teams/index.ts';

/** Assigns a member, a team, or both; changing one leaves the other as it is. */
export function AssignPicker({
  ids,
  ownUserId,
  onAction,
}: {
  ids: readonly string[];
  ownUserId: string;
  onAction(action: Action): void;
}) {
  const t = useTranslations('conversation');
  const tMembers = useTranslations('members');
  const members = useMembers();
  const teams = useTeams();
  const conversations = useCachedConversations(ids);
  const isAssignee = (userId: string | null) =>
    conversations.length > 0 && conversations.every(({ assigneeId }) => assigneeId === userId);
  const isTeam = (teamId: string | null) =>
    conversations.length > 0 && conversations.every((conversation) => conversation.teamId === teamId);
  const memberItems = (members.data ?? [])
    .filter(({ role }) => role !== 'viewer')
    .toSorted((a, b) => Number(b.userId === ownUserId) - Number(a.userId === ownUserId))
    .map(
      ({ userId, name, availability }): PickerItem => ({
        id: userId,
        label: userId === ownUserId ? t('me', { name }) : name,
        detail: tMembers(availability),
        icon: (
          <span className="relative inline-flex shrink-0">
            <Avatar name={name} size={24} />
            <AvailabilityDot availability={availability} />
          </span>
        ),
        group: t('person'),
        isSet: isAssignee(userId),
        onSelect: () => onAction({ action: 'assign', assigneeId: userId }),
      }),
    );
  const teamItems = (teams.data ?? []).map(
    ({ id, name }): PickerItem => ({
      id,
      label: name,
      icon: <TeamIcon />,
      group: t('teams'),
      isSet: isTeam(id),
      onSelect: () => onAction({ action: 'assign_team', teamId: id }),
    }),
  );
  const unassigned: PickerItem = {
    id: 'unassigned',
    label: t('nobody'),
    icon: <UserRoundX size={18} aria-hidden="true" className="mx-0.75 shrink-0 text-muted" />,
    group: t('person'),
    isSet: isAssignee(null),
    isFixed: true,
    onSelect: () => onAction({ action: 'unassign' }),
  };
  const noTeam: PickerItem = {
    id: 'no-team',
    label: t('noTeam'),
    icon: <UsersRound size={18} aria-hidden="true" className="mx-0.75 shrink-0 text-muted" />,
    group: t('teams'),
    isSet: isTeam(null),
    isFixed: true,
    onSelect: () => onAction({ action: 'assign_team', teamId: null }),
  };
  return (
    <Picker
      label={t(teamItems.length > 0 ? 'searchAssignee' : 'searchMember')}
      recentKind="assignees"
      items={[...memberItems, unassigned, ...(teamItems.length > 0 ? [...teamItems, noTeam] : [])]}
      isPending={members.isPending || teams.isPending}
      error={members.error ?? teams.error}
      onRetry={() => {
        if (members.error) members.refetch();
        if (teams.error) teams.refetch();
      }}
    />
  );
}

function TeamIcon() {
  return (
    <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent">
      <Users size={14} aria-hidden="true" />
    </span>
  );
}
