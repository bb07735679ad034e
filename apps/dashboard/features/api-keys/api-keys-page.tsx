import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Button } from '../../ui/button.tsx';
import { RemoveDialog } from '../../ui/dialog/remove-dialog.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { ApiKeyRow } from './api-key-row.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { type ApiKey, useApiKeys, useRevokeApiKey } from './use-api-keys.ts';

/** Settings page for the API keys of the business. */
export function ApiKeysPage() {
  const t = useTranslations('apiKeys');
  const keys = useApiKeys();
  const [isCreating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<ApiKey>();
  const create = (
    <Button onClick={() => setCreating(true)}>
      <Plus size={18} aria-hidden="true" />
      {t('create')}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 grow basis-60 text-muted">
          {t('text')}{' '}
          <a href="/docs" className="text-accent underline">
            {t('reference')}
          </a>
        </p>
        {keys.data && keys.data.length > 0 && create}
      </div>
      <ErrorMessage error={keys.error} onRetry={() => keys.refetch()} />
      {keys.isPending && <Skeleton rows={3} className="h-16" />}
      {keys.data?.length === 0 && (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
          {create}
        </EmptyState>
      )}
      {keys.data && keys.data.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {keys.data.map((it) => (
            <ApiKeyRow key={it.id} apiKey={it} onRevoke={() => setDeleting(it)} />
          ))}
        </ul>
      )}
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
      {deleting && <RevokeKey apiKey={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

function RevokeKey({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const t = useTranslations('apiKeys');
  return (
    <RemoveDialog
      id={id}
      title={t('revokeTitle', { name })}
      text={t('revokeText')}
      action={t('revokeNow')}
      done={t('revoked', { name })}
      remove={useRevokeApiKey()}
      onClose={onClose}
    />
  );
}
