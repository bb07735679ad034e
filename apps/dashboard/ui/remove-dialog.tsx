import type { UseMutationResult } from '@tanstack/react-query';
import { ConfirmDialog } from './dialog.tsx';
import { showToast } from './toast.tsx';

/** Asks before one thing is removed for good, says what will be lost, and afterwards that it is gone. */
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
        // Not `mutate`, which is silent when what was removed took this dialog with it; a failure is shown as `error`.
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
