import { Ellipsis, LogOut, MonitorX, UserMinus, UserX } from 'lucide-react';
import { useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { IconButton } from '../../ui/button.tsx';
import { RemoveDialog } from '../../ui/dialog/remove-dialog.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { DeactivateDialog, LeaveDialog } from './end-membership.tsx';
import { useSignOutMember } from './use-members.ts';

type Member = Schemas['Member'];

/** What the signed-in user may do with a member besides changing the role: a menu, or for oneself, leaving. */
export function MemberActions({
  member,
  canEdit,
  isSelf,
}: {
  member: Member;
  canEdit: boolean;
  isSelf: boolean;
}) {
  const t = useTranslations('members');
  const [open, setOpen] = useState<'signOut' | 'deactivate' | 'leave'>();
  const onClose = () => setOpen(undefined);
  const { name } = member;
  return (
    <>
      {isSelf && (
        <IconButton label={t('leave')} onClick={() => setOpen('leave')}>
          <LogOut size={18} className="rtl:-scale-x-100" />
        </IconButton>
      )}
      {canEdit && !isSelf && (
        <Menu
          label={t('actionsFor', { name })}
          trigger={
            <IconButton label={t('actionsFor', { name })}>
              <Ellipsis size={18} />
            </IconButton>
          }
          items={[
            {
              label: t('signOut'),
              icon: <MonitorX size={18} aria-hidden="true" />,
              onSelect: () => setOpen('signOut'),
            },
            {
              label: t('deactivateNow'),
              icon: <UserX size={18} aria-hidden="true" />,
              onSelect: () => setOpen('deactivate'),
            },
            {
              label: t('removeNow'),
              icon: <UserMinus size={18} aria-hidden="true" />,
              onSelect: () => setOpen('leave'),
            },
          ]}
        />
      )}
      {open === 'signOut' && <SignOutDialog member={member} onClose={onClose} />}
      {open === 'deactivate' && <DeactivateDialog member={member} onClose={onClose} />}
      {open === 'leave' && <LeaveDialog member={member} isSelf={isSelf} onClose={onClose} />}
    </>
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
