import { LogOut, MonitorX, UserMinus } from 'lucide-react';
import { useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { isAdmin, type Role } from '../../lib/login/roles.ts';
import { useErrorText } from '../../lib/problems.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog/dialog.tsx';
import { RemoveDialog } from '../../ui/dialog/remove-dialog.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { signOut } from '../auth/index.ts';
import { AvailabilityDot } from './availability-dot.tsx';
import { AvailabilityField } from './availability-field.tsx';
import { RemovalPreview } from './removal-preview.tsx';
import { assignableRoles } from './roles.ts';
import { useChangeRole, useRemoveMember, useSignOutMember } from './use-members.ts';

type Member = Schemas['Member'];

/** One member, with the actions that the signed-in user may perform on them. */
export function MemberRow({ member, actor, isSelf }: { member: Member; actor: Role; isSelf: boolean }) {
  const t = useTranslations('members');
  const errorText = useErrorText();
  const change = useChangeRole();
  const [isLeaving, setLeaving] = useState(false);
  const [isSigningOut, setSigningOut] = useState(false);
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
      {canEdit && !isSelf && (
        <IconButton label={t('signOutMember', { name })} onClick={() => setSigningOut(true)}>
          <MonitorX size={18} />
        </IconButton>
      )}
      {(canEdit || isSelf) && (
        <IconButton label={isSelf ? t('leave') : t('remove', { name })} onClick={() => setLeaving(true)}>
          {isSelf ? <LogOut size={18} className="rtl:-scale-x-100" /> : <UserMinus size={18} />}
        </IconButton>
      )}
      {isSigningOut && <SignOutDialog member={member} onClose={() => setSigningOut(false)} />}
      {isLeaving && <LeaveDialog member={member} isSelf={isSelf} onClose={() => setLeaving(false)} />}
    </li>
  );
}

function LeaveDialog({ member, isSelf, onClose }: { member: Member; isSelf: boolean; onClose(): void }) {
  const t = useTranslations('members');
  const remove = useRemoveMember();
  const { name } = member;
  return (
    <ConfirmDialog
      title={isSelf ? t('leaveTitle') : t('removeTitle', { name })}
      action={isSelf ? t('leave') : t('removeNow')}
      isBusy={remove.isPending}
      onClose={onClose}
      error={remove.error}
      onConfirm={() =>
        // `mutateAsync`, because the callbacks of `mutate` are not called once the row is unmounted; a
        // failure is shown as `error`.
        remove.mutateAsync(member.userId).then(
          () => {
            if (isSelf) return signOut();
            showToast(t('removed', { name }));
            onClose();
          },
          () => {},
        )
      }
    >
      <p>{isSelf ? t('leaveText') : t('removeText')}</p>
      <RemovalPreview userId={member.userId} isSelf={isSelf} />
    </ConfirmDialog>
  );
}

function SignOutDialog({ member, onClose }: { member: Member; onClose(): void }) {
  const t = useTranslations('members');
  const { name, userId } = member;
  return (
    <RemoveDialog
      id={userId}
      title={t('signOutTitle', { name })}
      text={t('signOutText')}
      action={t('signOutNow')}
      done={t('signedOut', { name })}
      remove={useSignOutMember()}
      onClose={onClose}
    />
  );
}
