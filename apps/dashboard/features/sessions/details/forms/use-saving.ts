import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { showToast } from '../../../../ui/feedback/toast.tsx';
import { useChangeSession } from '../../use-sessions.ts';

/** Saves part of the session and shows a toast. */
export function useSaveSession(id: string) {
  const t = useTranslations('sessions');
  const change = useChangeSession(id);
  return {
    isBusy: change.isPending,
    error: change.error,
    save: (body: Parameters<typeof change.mutate>[0], done?: () => void) =>
      change.mutate(body, {
        onSuccess() {
          showToast(t('saved'));
          done?.();
        },
      }),
  };
}
