import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { isAdmin, type Role } from '../../lib/login/roles.ts';
import { useErrorText } from '../../lib/problems.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { AvailabilityDot } from './availability-dot.tsx';
import { AvailabilityField } from './availability-field.tsx';
import { LastLogin } from './last-login.tsx';
import { MemberActions } from './member-actions.tsx';
import { assignableRoles } from './roles.ts';
import { useChangeRole } from './use-members.ts';

type Member = Schemas['Member'];

/** One member, with the actions that the signed-in user may perform on them. */
export function MemberRow({ member, actor, isSelf }: { member: Member; actor: Role; isSelf: boolean }) {
  const t = useTranslations('members');
  const errorText = useErrorText();
  const change = useChangeRole();
  const assignable = assignableRoles(actor);
  const canEdit = assignable.includes(member.role);
  const { name, userId } = member;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <span className="relative inline-flex">
        <Avatar name={name} size={40} />
        {member.role !== 'viewer' && <AvailabilityDot availability={member.availability} />}
      </span>
      <div className="min-w-40 grow basis-0">
        <p className="flex min-w-0 items-baseline gap-1.5 font-medium">
          <bdi className="truncate">{name}</bdi>
          {isSelf && <span className="shrink-0 font-normal text-muted text-sm">{t('you')}</span>}
        </p>
        <bdi className="block truncate text-muted text-sm">{member.email}</bdi>
        <LastLogin at={member.lastLoginAt} />
      </div>
      {member.role !== 'viewer' && <AvailabilityField member={member} canEdit={isSelf || isAdmin(actor)} />}
      {canEdit ? (
        <select
          aria-label={t('roleOf', { name })}
          value={member.role}
          disabled={change.isPending}
          onChange={(event) => {
            const role = event.target.value as Role;
            change.mutate(
              { userId, role },
              {
                onSuccess: () => showToast(t('roleChanged', { name, role: t(role) })),
                onError: (error) => showToast(errorText(error), { variant: 'error' }),
              },
            );
          }}
          className="min-h-11 rounded-lg border border-line bg-surface px-3"
        >
          {assignable.map((role) => (
            <option key={role} value={role}>
              {t(role)}
            </option>
          ))}
        </select>
      ) : (
        <span className="text-muted">{t(member.role)}</span>
      )}
      <MemberActions member={member} canEdit={canEdit} isSelf={isSelf} />
    </li>
  );
}
