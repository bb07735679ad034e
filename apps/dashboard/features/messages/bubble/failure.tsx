import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useCommandList } from '../../../lib/keyboard/commands.ts';
import type { Message } from '../apply-event.ts';
import { classOfFailure, failedLate, type RecoveryAction, recoveryActions } from '../failures.ts';
import { useThreadContext } from '../thread-context.ts';
import { useRetry } from '../use-retry.ts';

const buttonClassName =
  'inline-flex min-h-9 items-center rounded-lg px-2 font-medium text-read hover:bg-ink/5';

/** Why a message was not delivered, in the user's language, and what to do about it. */
export function Failure({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const { canAct } = useThreadContext();
  const { status, error } = message;
  if (status !== 'failed' && status !== 'unknown') return null;
  const failure = status === 'unknown' ? 'unknown' : error ? classOfFailure(error) : 'rejected';
  const isLate = failedLate(message);
  return (
    <section aria-label={t('failure')} className="mt-1 border-line border-t pt-1 text-sm">
      <p className="flex gap-2 text-danger">
        <TriangleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
        <span>
          {isLate && <strong className="block">{t('failedLate')}</strong>}
          {t(`failure_${failure}`)}
        </span>
      </p>
      {error && (error.code !== null || error.details) && (
        <p className="mt-0.5 break-words ps-6 text-muted text-xs">
          {error.code !== null && <bdi>{`${error.code} `}</bdi>}
          {error.details && <bdi>{error.details}</bdi>}
        </p>
      )}
      {canAct && (
        <p className="flex flex-wrap ps-4">
          {recoveryActions(failure).map((action) => (
            <RecoveryButton key={action} action={action} message={message} />
          ))}
        </p>
      )}
    </section>
  );
}

function RecoveryButton({ action, message }: { action: RecoveryAction; message: Message }) {
  const t = useTranslations('thread');
  const { showContact } = useThreadContext();
  const { retry, isBusy } = useRetry(message);
  switch (action) {
    case 'retry':
      return (
        <button type="button" disabled={isBusy} onClick={retry} className={buttonClassName}>
          {t('retry')}
        </button>
      );
    case 'template':
      return <TemplateButton />;
    case 'number':
      return (
        <Link href={`/sessions?session=${message.sessionId}`} className={buttonClassName}>
          {t('toNumber')}
        </Link>
      );
    default:
      return (
        <button type="button" onClick={showContact} className={buttonClassName}>
          {t('toContact')}
        </button>
      );
  }
}

/** Rendered only if a template can be chosen. */
function TemplateButton() {
  const t = useTranslations('thread');
  const choose = useCommandList(({ commands }) => commands.find(({ id }) => id === 'composer.template'));
  if (!choose) return null;
  return (
    <button type="button" onClick={() => choose.run()} className={buttonClassName}>
      {t('useTemplate')}
    </button>
  );
}
