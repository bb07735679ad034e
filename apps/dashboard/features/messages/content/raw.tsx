import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

/**
 * The webhook item as WhatsApp delivered it, fetched on request; until then, or without it, the parsed
 * content.
 */
export function Raw({ messageId, value }: { messageId: string; value: unknown }) {
  const t = useTranslations('thread');
  const [isOpen, setOpen] = useState(false);
  const original = useQuery({
    queryKey: ['message', messageId, 'original'],
    queryFn: () => unwrap(api.GET('/api/v1/messages/{messageId}', { params: { path: { messageId } } })),
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <details className="text-muted text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-8 cursor-pointer py-1">{t('raw')}</summary>
      <pre dir="ltr" className="max-h-80 max-w-full overflow-auto rounded-md bg-ink/5 p-2 text-xs">
        {JSON.stringify(original.data?.data.raw ?? value, null, 2)}
      </pre>
    </details>
  );
}
