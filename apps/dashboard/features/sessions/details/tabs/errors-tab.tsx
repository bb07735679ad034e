import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx';
import { adviceFor } from '../../advice.ts';
import { moment } from '../../moment.ts';
import { useSessionErrors } from '../../use-sessions.ts';
import type { TabProps } from './tab-props.ts';

/** The errors of the session, newest first, each with advice. */
export function ErrorsTab({ session }: TabProps) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const errors = useSessionErrors(session.id);
  if (errors.isPending) return <Skeleton rows={4} />;
  if (errors.error) return <ErrorMessage error={errors.error} onRetry={() => errors.refetch()} />;
  const lines = errors.data.pages.flatMap((page) => page.data);
  if (lines.length === 0) return <EmptyState title={t('noErrors')} text={t('noErrorsText')} />;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {lines.map(({ id, code, message, at }) => (
          <li key={id} className="flex flex-col gap-1 rounded-xl border border-line bg-surface p-4">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <bdi className="min-w-0 grow break-words font-medium">{message}</bdi>
              <time dateTime={at} className="text-muted text-sm">
                {format.dateTime(new Date(at), moment)}
              </time>
            </p>
            <p className="text-sm">{t(adviceFor(code))}</p>
            <p className="text-muted text-sm">
              {t('code')} <bdi>{code}</bdi>
            </p>
          </li>
        ))}
      </ul>
      {errors.hasNextPage && (
        <Button
          variant="outline"
          className="min-h-11 self-center"
          disabled={errors.isFetchingNextPage}
          onClick={() => errors.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </>
  );
}
