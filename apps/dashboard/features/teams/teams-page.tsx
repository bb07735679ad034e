import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { isAdmin, type Role } from '../../lib/login/roles.ts';
import { Button } from '../../ui/button.tsx';
import { RemoveDialog } from '../../ui/dialog/remove-dialog.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { useAllMembers } from '../members/index.ts';
import { useDeleteTeam } from './save-team.ts';
import { TeamRow } from './team-row.tsx';
import { type Team, useTeams } from './use-teams.ts';

const TeamDialog = dynamic(() => import('./team-dialog.tsx'), { ssr: false });

/** The teams of the business: their members and assignment modes. */
export function TeamsPage({ role }: { role: Role }) {
  const t = useTranslations('teams');
  const teams = useTeams();
  const members = useAllMembers();
  const [editing, setEditing] = useState<Team | 'new'>();
  const [deleting, setDeleting] = useState<Team>();
  // The dialog needs the list of members, so wait for it.
  const canEdit = isAdmin(role) && members.data !== undefined;
  const isEmpty = teams.data?.length === 0;
  const add = canEdit && (
    <Button onClick={() => setEditing('new')} className="min-h-11">
      <Plus size={18} aria-hidden="true" />
      {t('create')}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-60 grow basis-0 text-muted">{t('text')}</p>
        {!isEmpty && teams.data && add}
      </div>
      <ErrorMessage error={teams.error} onRetry={() => teams.refetch()} />
      <ErrorMessage error={members.error} onRetry={() => members.refetch()} />
      {teams.isPending && <Skeleton rows={3} className="h-20" />}
      {isEmpty && (
        <EmptyState
          title={t('emptyTitle')}
          text={isAdmin(role) ? t('emptyText') : `${t('emptyText')} ${t('emptyForOthers')}`}
        >
          {add}
        </EmptyState>
      )}
      {teams.data && !isEmpty && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {teams.data.map((team) => (
            <TeamRow
              key={team.id}
              team={team}
              members={members.data ?? []}
              onEdit={canEdit ? () => setEditing(team) : undefined}
              onDelete={canEdit ? () => setDeleting(team) : undefined}
            />
          ))}
        </ul>
      )}
      {editing && (
        <TeamDialog
          team={editing === 'new' ? undefined : editing}
          members={choosable(members.data ?? [], editing === 'new' ? undefined : editing)}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && <RemoveTeam team={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

/** The active members, and the deactivated ones of the team, who stay in it. */
function choosable(members: readonly Schemas['Member'][], team: Team | undefined): Schemas['Member'][] {
  return members.filter(
    ({ deactivatedAt, userId }) => deactivatedAt === null || team?.memberIds.includes(userId) === true,
  );
}

function RemoveTeam({ team: { id, name }, onClose }: { team: Team; onClose(): void }) {
  const t = useTranslations('teams');
  return (
    <RemoveDialog
      id={id}
      title={t('deleteTitle', { name })}
      text={t('deleteText')}
      action={t('deleteNow')}
      done={t('deleted', { name })}
      remove={useDeleteTeam()}
      onClose={onClose}
    />
  );
}
