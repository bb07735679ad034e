import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { ConfirmDialog } from '../../ui/dialog/dialog.tsx';
import { showToast } from '../../ui/feedback/toast.tsx';
import { signOut } from '../auth/index.ts';
import { EffectsPreview } from './effects-preview.tsx';
import { useDeactivateMember, useRemoveMember } from './use-members.ts';

type Member = Schemas['Member'];

/** Confirms the removal of a member, or leaving, with what happens to their records. */
export function LeaveDialog({
  member,
  isSelf,
  onClose,
}: {
  member: Member;
  isSelf: boolean;
  onClose(): void;
}) {
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
      <EffectsPreview userId={member.userId} isSelf={isSelf} />
    </ConfirmDialog>
  );
}

/** Confirms the deactivation of a member, with what ends by it. */
export function DeactivateDialog({ member, onClose }: { member: Member; onClose(): void }) {
  const t = useTranslations('members');
  const deactivate = useDeactivateMember();
  const { name } = member;
  return (
    <ConfirmDialog
      title={t('deactivateTitle', { name })}
      action={t('deactivateNow')}
      isBusy={deactivate.isPending}
      onClose={onClose}
      error={deactivate.error}
      onConfirm={() =>
        // As above: the row moves to another list.
        deactivate.mutateAsync(member.userId).then(
          () => {
            showToast(t('deactivated', { name }));
            onClose();
          },
          () => {},
        )
      }
    >
      <p>{t('deactivateText')}</p>
      <EffectsPreview userId={member.userId} isSelf={false} isDeactivation />
    </ConfirmDialog>
  );
}
