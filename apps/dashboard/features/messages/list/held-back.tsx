import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';
import { useThreadContext } from '../thread-context.ts';

/** Why a message was held back, with a button that releases it; the result arrives as an event. */
export function HeldBack({ message }: { message: Message }) {
  const t = useTranslations('thread');
  const { canAct, onError } = useThreadContext();
  const { isBusy, release } = useRelease(onError, () =>
    unwrap(api.POST('/api/v1/messages/{messageId}/release', { params: { path: { messageId: message.id } } })),
  );
  if (!message.heldBackReason) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-warn text-xs">
      <ShieldAlert size={14} aria-hidden="true" className="shrink-0" />
      {t(message.heldBackReason === 'blocked' ? 'heldBackBlocked' : 'heldBackFlood')}
      {canAct && (
        <button type="button" disabled={isBusy} onClick={release} className="min-h-8 font-medium underline">
          {t('release')}
        </button>
      )}
    </p>
  );
}

/** The number of held-back messages in the conversation, with a button that releases all of them. */
export function HeldBackNotice({ conversationId, count, onError }: NoticeProps) {
  const t = useTranslations('thread');
  const { isBusy, release } = useRelease(onError, () =>
    unwrap(
      api.POST('/api/v1/conversations/{conversationId}/release', { params: { path: { conversationId } } }),
    ),
  );
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-3 border-line border-t bg-raised px-4 py-1.5 text-sm"
    >
      <ShieldAlert size={16} aria-hidden="true" className="shrink-0 text-warn" />
      {t('heldBackCount', { count })}
      <button type="button" disabled={isBusy} onClick={release} className="min-h-8 font-medium underline">
        {t('releaseAll')}
      </button>
    </p>
  );
}

interface NoticeProps {
  conversationId: string;
  count: number;
  onError(error: unknown): void;
}

function useRelease(onError: (error: unknown) => void, request: () => Promise<unknown>) {
  const [isBusy, setBusy] = useState(false);
  const release = () => {
    setBusy(true);
    request()
      .catch(onError)
      .finally(() => setBusy(false));
  };
  return { isBusy, release };
}
