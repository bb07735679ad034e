import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { type Conversation, useActions } from '../../conversations/index.ts';
import { useMembers } from '../../members/index.ts';
import { useTeams } from '../../teams/index.ts';

/** Assigns a member, a team, or both; changing one leaves the other as it is. */
export function AssignMenu({
  conversation: { id, assigneeId, teamId },
  ownUserId,
}: {
  conversation: Conversation;
  ownUserId: string;
}) {
  const t = useTranslations('conversation');
  const run = useActions();
  const [shouldLoad, setShouldLoad] = useState(false);
  const members = useMembers().data ?? [];
  const teams = useTeams(shouldLoad || teamId !== null).data ?? [];
  const assignee = members.find((member) => member.userId === assigneeId);
  const team = teams.find((it) => it.id === teamId);
  const label = [
    assignee ? t('assignedTo', { name: assignee.name }) : t('assign'),
    ...(team ? [t('teamIs', { name: team.name })] : []),
  ].join(' · ');
  const toPerson = (userId: string | null) => () =>
    run(userId === null ? { action: 'unassign' } : { action: 'assign', assigneeId: userId }, [id]);
  const toTeam = (to: string | null) => () => run({ action: 'assign_team', teamId: to }, [id]);
  const people = [
    ...members
      .filter((member) => member.role !== 'viewer')
      .map(({ userId, name }) => ({
        label: userId === ownUserId ? t('me', { name }) : name,
        isCurrent: userId === assigneeId,
        onSelect: toPerson(userId),
      })),
    { label: t('nobody'), isCurrent: assigneeId === null, onSelect: toPerson(null) },
  ];
  // Without teams, the section headings are not needed.
  const items =
    teams.length === 0
      ? people
      : [
          ...people.map((item) => ({ ...item, group: t('person') })),
          ...[
            ...teams.map((it) => ({
              label: it.name,
              isCurrent: it.id === teamId,
              onSelect: toTeam(it.id),
            })),
            { label: t('noTeam'), isCurrent: teamId === null, onSelect: toTeam(null) },
          ].map((item) => ({ ...item, group: t('team') })),
        ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the teams are prefetched on hover.
    <span onPointerEnter={() => setShouldLoad(true)} onFocus={() => setShouldLoad(true)}>
      <Menu
        label={t('assign')}
        trigger={
          <IconButton label={label} className={assignee || team ? 'text-accent' : ''}>
            <UserRound size={20} />
          </IconButton>
        }
        items={items}
      />
    </span>
  );
}
