import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Role } from '../../lib/login/roles.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { DeactivatedMembers } from './deactivated-members.tsx';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberRow } from './member-row.tsx';
import { assignableRoles } from './roles.ts';
import { useAllMembers } from './use-members.ts';

/** The members of the business, and pending invitations. */
export function MembersPage({ role, ownUserId }: { role: Role; ownUserId: string }) {
  const t = useTranslations('members');
  const members = useAllMembers();
  const active = members.data?.filter(({ deactivatedAt }) => deactivatedAt === null);
  const deactivated = members.data?.filter(({ deactivatedAt }) => deactivatedAt !== null) ?? [];
  const [isInviting, setInviting] = useState(false);
  const canInvite = assignableRoles(role).length > 0;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 grow text-muted">{t('text')}</p>
        {canInvite && (
          <Button onClick={() => setInviting(true)}>
            <UserPlus size={18} aria-hidden="true" />
            {t('invite')}
          </Button>
        )}
      </div>
      <ErrorMessage error={members.error} onRetry={() => members.refetch()} />
      {members.isPending && <Skeleton rows={4} />}
      {active && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {active.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              actor={role}
              isSelf={member.userId === ownUserId}
            />
          ))}
        </ul>
      )}
      {active?.length === 1 && canInvite && <p className="text-muted">{t('alone')}</p>}
      {canInvite && <Invitations />}
      <DeactivatedMembers members={deactivated} actor={role} />
      {isInviting && <InviteDialog actor={role} onClose={() => setInviting(false)} />}
    </>
  );
}
