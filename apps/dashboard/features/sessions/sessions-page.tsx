import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { api, ask, type Schemas } from '../../lib/api.ts';
import { useProblem } from '../../lib/problems.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ConnectForm } from './connect-form.tsx';

/** The WhatsApp numbers of this business, with how each is doing right now. */
export function SessionsPage({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations('sessions');
  const router = useRouter();
  const isAdding = useSearchParams().get('add') === 'true';
  const problemOf = useProblem();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await ask(api.GET('/api/v1/sessions'))).data,
  });
  return (
    <main className="min-h-0 grow overflow-y-auto p-4 sm:p-8">
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <header className="flex items-center gap-3">
          <h1 className="grow font-semibold text-2xl">{t('title')}</h1>
          {mayChange && !isAdding && (
            <Button onClick={() => router.replace('/sessions?add=true')}>
              <Plus size={18} />
              {t('add')}
            </Button>
          )}
        </header>
        {isAdding && mayChange && <ConnectForm onDone={() => router.replace('/sessions')} />}
        {sessions.isPending && <Skeleton rows={3} className="h-20" />}
        {sessions.error && <p role="alert">{problemOf(sessions.error)}</p>}
        {sessions.data?.length === 0 && !isAdding && (
          <div className="rounded-2xl border border-line border-dashed p-8 text-center">
            <p className="font-medium">{t('empty')}</p>
            <p className="text-muted">{t('emptyText')}</p>
          </div>
        )}
        <ul className="flex flex-col gap-3">
          {sessions.data?.map((session) => (
            <SessionCard key={session.id} session={session} />
          ))}
        </ul>
      </div>
    </main>
  );
}

const dots: Record<Schemas['Session']['state'], string> = {
  connecting: 'bg-warn',
  connected: 'bg-accent',
  degraded: 'bg-warn',
  disconnected: 'bg-muted',
  failed: 'bg-danger',
};

function SessionCard({ session }: { session: Schemas['Session'] }) {
  const t = useTranslations('sessions');
  return (
    <li className="rounded-2xl border border-line bg-surface p-4">
      <div className="flex items-center gap-3">
        <span aria-hidden="true" className={`size-3 rounded-full ${dots[session.state]}`} />
        <bdi className="min-w-0 grow truncate font-semibold">{session.name}</bdi>
        <span className="text-muted text-sm">{t(session.state)}</span>
      </div>
      {session.webhookUrl && (
        <p className="mt-2 text-sm">
          <span className="text-muted">{t('webhookUrl')}: </span>
          <bdi className="break-all">{session.webhookUrl}</bdi>
        </p>
      )}
    </li>
  );
}
