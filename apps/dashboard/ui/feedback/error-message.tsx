import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useErrorText } from '../../lib/problems.ts';
import { Button } from '../button.tsx';

/** An error message with a retry button. */
export function ErrorMessage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('errors');
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-lg bg-danger-soft px-3 py-2 text-danger"
    >
      <p dir="auto" className="min-w-0 grow break-words">
        {errorText(error)}
      </p>
      {onRetry && (
        <Button variant="outline" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
