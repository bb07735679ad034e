import { CircleDot, Smartphone, Tag, UserRound, UsersRound } from 'lucide-react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import type { PickerItem } from '../../../ui/picker/picker.tsx';
import { type Filters, listStates } from '../../conversations/index.ts';
import { useMembers } from '../../members/index.ts';
import { StateDot, useSessions } from '../../sessions/index.ts';
import { TagChip, useTags } from '../../tags/index.ts';
import { useTeams } from '../../teams/index.ts';

export type FilterName = 'state' | 'assignee' | 'team' | 'tag' | 'sessionId';
type NameItem = PickerItem & { id: FilterName };

/** The conversation filters as items of a picker: their names with the current value, their values, and the toggles. */
export function useFilterItems(
  filters: Filters,
  login: Schemas['LoginResult'],
  change: (changes: Partial<Filters>) => void,
  open: (name: FilterName) => void,
) {
  const t = useTranslations('inbox');
  const tConversation = useTranslations('conversation');
  const members = useMembers();
  const teams = useTeams();
  const tags = useTags();
  const sessions = useSessions();
  const queries = [members, teams, tags, sessions];

  /** The values of one filter; the first is none. */
  function values(name: FilterName): PickerItem[] {
    const value = (
      id: string | undefined,
      label: string,
      more: Pick<PickerItem, 'icon' | 'content'> = {},
    ): PickerItem => ({
      ...more,
      id: `${name}-${id ?? 'all'}`,
      label,
      isSet: filters[name] === id,
      onSelect: () => change({ [name]: id }),
    });
    switch (name) {
      case 'state':
        return listStates.map((state) => value(state, t(state)));
      case 'assignee':
        return [
          value(undefined, t('anybody')),
          value('me', tConversation('me', { name: login.user.name }), {
            icon: <Avatar name={login.user.name} size={24} />,
          }),
          value('none', tConversation('nobody')),
          ...(members.data ?? [])
            .filter(({ userId, role }) => role !== 'viewer' && userId !== login.user.id)
            .map(({ userId, name: memberName }) =>
              value(userId, memberName, { icon: <Avatar name={memberName} size={24} /> }),
            ),
        ];
      case 'team':
        return [
          value(undefined, t('anyTeam')),
          value('none', tConversation('noTeam')),
          ...(teams.data ?? []).map((team) => value(team.id, team.name)),
        ];
      case 'tag':
        return [
          value(undefined, t('anyTag')),
          ...(tags.data ?? []).map((tag) => value(tag.id, tag.name, { content: <TagChip tag={tag} /> })),
        ];
      case 'sessionId':
        return [
          value(undefined, t('allNumbers')),
          ...(sessions.data ?? []).map((session) =>
            value(session.id, session.name, { icon: <StateDot state={session.status} /> }),
          ),
        ];
      default:
        return name satisfies never;
    }
  }

  const nameItem = (id: FilterName, label: string, Icon: typeof Tag): NameItem => ({
    id,
    label,
    // What is not filtered has no value.
    detail: filters[id] === undefined ? undefined : values(id).find(({ isSet }) => isSet)?.label,
    icon: <Icon size={18} aria-hidden="true" className="shrink-0 text-muted" />,
    hasMore: true,
    onSelect: () => open(id),
  });
  const hasTeams = (teams.data ?? []).length > 0 || filters.team !== undefined;
  const names: NameItem[] = [
    nameItem('state', t('state'), CircleDot),
    nameItem('assignee', t('assignee'), UserRound),
    ...(hasTeams ? [nameItem('team', tConversation('team'), UsersRound)] : []),
    nameItem('tag', t('tag'), Tag),
    nameItem('sessionId', t('number'), Smartphone),
  ];
  const toggle = (
    name: 'isUnread' | 'isWindowClosing' | 'isHeldBack',
    label: string,
    description?: string,
  ): PickerItem => ({
    id: name,
    label,
    description,
    isSet: filters[name],
    onSelect: () => change({ [name]: !filters[name] }),
  });
  return {
    names,
    values,
    toggles: [
      toggle('isUnread', t('unread')),
      toggle('isWindowClosing', t('closing'), t('closingHint')),
      toggle('isHeldBack', t('heldBack'), t('heldBackHint')),
    ],
    isPending: queries.some((query) => query.isPending),
    error: queries.find((query) => query.error)?.error,
    retry() {
      for (const query of queries) if (query.error) query.refetch();
    },
  };
}
