import { useEffect } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useOutbox, useOutboxError } from '../../../lib/outbox.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { useConnection } from '../../../lib/realtime.ts';
import { showToast } from '../../../ui/feedback/toast.tsx';

/**
 * Shown while the server is unreachable, with the number of requests in the outbox; a toast reports each one
 * that is refused later.
 */
export function ConnectionBanner() {
  const t = useTranslations();
  const isAway = useConnection((connection) => connection.state === 'away');
  const { entries, isStuck } = useOutbox();
  const { error } = useOutboxError();
  const errorText = useErrorText();
  useEffect(() => {
    if (!error) return;
    useOutboxError.setState({ error: undefined });
    showToast(t('outbox.refused', { problem: errorText(error) }), { variant: 'error' });
  }, [error, t, errorText]);
  const count = isAway || isStuck ? entries.length : 0;
  if (!isAway && count === 0) return null;
  return (
    <p role="status" className="bg-note px-4 py-1.5 text-center text-sm">
      {isAway && t('shell.away')} {count > 0 && t('outbox.waiting', { count })}
    </p>
  );
}
