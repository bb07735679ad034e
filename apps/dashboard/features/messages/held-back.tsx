import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, ask } from '../../lib/api.ts';
import type { Message } from './apply-event.ts';
import { useThreadContext } from './thread-context.ts';

/** Why a message was held back, and the way to let it through; what becomes of it is heard as an event. */
export function HeldBack({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const { mayAnswer, problem } = useThreadContext();
  const [isBusy, setBusy] = useState(false);
  if (!message.heldBack) return null;
  const release = () => {
    setBusy(true);
    ask(api.POST('/api/v1/messages/{messageId}/release', { params: { path: { messageId: message.id } } }))
      .catch(problem)
      .finally(() => setBusy(false));
  };
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-warn text-xs">
      <ShieldAlert size={14} aria-hidden="true" className="shrink-0" />
      {t(message.heldBack === 'blocked' ? 'heldBackBlocked' : 'heldBackFlood')}
      {mayAnswer && (
        <button type="button" disabled={isBusy} onClick={release} className="min-h-8 font-medium underline">
          {t('release')}
        </button>
      )}
    </p>
  );
}
