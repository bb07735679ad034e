import { FlaskConical } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { useSandbox, useStartSandbox } from './use-sandbox.ts';

/** A badge for simulated numbers. */
export function SimulatedBadge() {
  const t = useTranslations('connect');
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 rounded-full bg-sunken px-2.5 py-0.5 font-medium text-sm text-warn">
      <FlaskConical size={14} aria-hidden="true" />
      {t('simulated')}
    </span>
  );
}

/** A notice that the sandbox has stopped, with a button that restarts it. */
export function SandboxFailure({ canStart }: { canStart: boolean }) {
  const t = useTranslations('connect');
  const sandbox = useSandbox();
  const start = useStartSandbox();
  if (sandbox.data?.status !== 'failed') return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-2xl bg-danger-soft p-4 text-danger"
    >
      <div className="min-w-0 grow">
        <p className="font-medium">{t('sandboxFailed')}</p>
        <p>{t(canStart ? 'sandboxFailedText' : 'sandboxFailedAsk')}</p>
        {sandbox.data.error && (
          <p dir="ltr" className="break-words font-mono text-sm opacity-80">
            {sandbox.data.error}
          </p>
        )}
      </div>
      {canStart && (
        <Button
          variant="outline"
          className="min-h-11"
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          {start.isPending ? t('sandboxStarting') : t('startSandbox')}
        </Button>
      )}
      <ErrorMessage error={start.error} />
    </div>
  );
}
