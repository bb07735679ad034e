import type { UseMutationResult } from '@tanstack/react-query';
import { showToast } from '../feedback/toast.tsx';
import { ConfirmDialog } from './dialog.tsx';

/** Confirms a permanent removal, describes what will be lost, and shows a toast afterwards. */
export function RemoveDialog({
  id,
  title,
  text,
  action,
  done,
  remove,
  onClose,
}: {
  id: string;
  title: string;
  text: string;
  action: string;
  done: string;
  remove: UseMutationResult<unknown, Error, string>;
  onClose(): void;
}) {
  return (
    <ConfirmDialog
      title={title}
      action={action}
      isBusy={remove.isPending}
      onClose={onClose}
      error={remove.error}
      onConfirm={() =>
        // `mutateAsync`, because the callbacks of `mutate` are not called if the removal unmounts this
        // dialog; a failure is shown as `error`.
        remove.mutateAsync(id).then(
          () => {
            showToast(done);
            onClose();
          },
          () => {},
        )
      }
    >
      <p>{text}</p>
    </ConfirmDialog>
  );
}
