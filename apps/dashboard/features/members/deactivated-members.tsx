import { UserMinus } from 'lucide-react';
import { useId, useState } from 'react';
import { useFormatter } from 'use-intl';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Role } from '../../lib/login/roles.ts';
import { useErrorText } from '../../lib/problems.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { LeaveDialog } from './end-membership.tsx';
import { LastLogin } from './last-login.tsx';
import { assignableRoles } from './roles.ts';
import { useReactivateMember } from './use-members.ts';

type Member = Schemas['Member'];

/** The members who cannot sign in at present, each with its reactivation. */
export function DeactivatedMembers({ members, actor }: { members: readonly Member[]; actor: Role }) {
  const t = useTranslations('members');
  const titleId = useId();
  if (members.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2">
      <h2 id={titleId} className="font-semibold text-lg">
        {t('deactivatedMembers')}
      </h2>
      <p className="text-muted text-sm">{t('deactivatedText')}</p>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
        {members.map((member) => (
          <DeactivatedRow
            key={member.userId}
            member={member}
            canEdit={assignableRoles(actor).includes(member.role)}
          />
        ))}
      </ul>
    </section>
  );
}

function DeactivatedRow({ member, canEdit }: { member: Member; canEdit: boolean }) {
  const t = useTranslations('members');
  const format = useFormatter();
  const errorText = useErrorText();
  const reactivate = useReactivateMember();
  const [isRemoving, setRemoving] = useState(false);
  const { name, email, role, deactivatedAt, lastLoginAt, userId } = member;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <Avatar name={name} size={40} />
      <div className="min-w-40 grow basis-0">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-muted text-sm">
          <bdi>{email}</bdi>
        </p>
        <p className="text-muted text-sm">
          {t(role)}
          {deactivatedAt !== null && (
            <>
              {' · '}
              {t('deactivatedSince', {
                date: format.dateTime(new Date(deactivatedAt), { dateStyle: 'medium' }),
              })}
            </>
          )}
        </p>
        <LastLogin at={lastLoginAt} />
      </div>
      {canEdit && (
        <>
          <Button
            variant="outline"
            aria-label={t('reactivate', { name })}
            disabled={reactivate.isPending}
            onClick={() =>
              reactivate.mutateAsync(userId).then(
                () => showToast(t('reactivated', { name })),
                (error: unknown) => showToast(errorText(error), { variant: 'error' }),
              )
            }
          >
            {t('reactivateNow')}
          </Button>
          <IconButton label={t('remove', { name })} onClick={() => setRemoving(true)}>
            <UserMinus size={18} />
          </IconButton>
        </>
      )}
      {isRemoving && <LeaveDialog member={member} isSelf={false} onClose={() => setRemoving(false)} />}
    </li>
  );
}
