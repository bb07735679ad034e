import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useOutbox, useRefusal } from '../../lib/outbox.ts';
import { useProblem } from '../../lib/problems.ts';
import { useConnection } from '../../lib/realtime.ts';
import { say } from '../../ui/toast.tsx';

/** A quiet line while the server is away, with what waits for it; and what the server said no to afterwards. */
export function Away() {
  const t = useTranslations();
  const isAway = useConnection((connection) => connection.state === 'away');
  const { waiting, isStuck } = useOutbox();
  const { error } = useRefusal();
  const problemOf = useProblem();
  useEffect(() => {
    if (!error) return;
    useRefusal.setState({ error: undefined });
    say(t('outbox.refused', { problem: problemOf(error) }), { tone: 'problem' });
  }, [error, t, problemOf]);
  const count = isAway || isStuck ? waiting.length : 0;
  if (!isAway && count === 0) return null;
  return (
    <p role="status" className="bg-note px-4 py-1.5 text-center text-sm">
      {isAway && t('shell.away')} {count > 0 && t('outbox.waiting', { count })}
    </p>
  );
}
