import { useState } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { SharedFiles } from './shared-files.tsx';
import { SharedLinks } from './shared-links.tsx';
import { SharedMedia } from './shared-media.tsx';
import {
  MAX_COUNT,
  type SharedKind,
  sharedKinds,
  useSharedCounts,
  useSharedMessages,
} from './use-shared-content.ts';

/** The images and videos, files and links of a conversation: how many there are, and the latest of one kind. */
export function SharedContent({ conversationId }: { conversationId: string }) {
  const t = useTranslations('panel');
  const format = useFormatter();
  const counts = useSharedCounts(conversationId);
  const [chosen, setChosen] = useState<SharedKind>();
  const kind = chosen ?? sharedKinds.find((it) => (counts.data?.[it] ?? 0) > 0);
  const number = (count: number) =>
    count === MAX_COUNT ? `${format.number(MAX_COUNT)}+` : format.number(count);
  return (
    <section aria-label={t('shared')} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('shared')}</h3>
      {counts.isPending && <Skeleton rows={1} className="h-9" />}
      <ErrorMessage error={counts.error} onRetry={() => counts.refetch()} />
      {counts.data && kind === undefined && <p className="text-muted text-sm">{t('nothingShared')}</p>}
      {counts.data && kind !== undefined && (
        <>
          <div className="flex flex-wrap gap-1">
            {sharedKinds.map((it) => (
              <button
                key={it}
                type="button"
                aria-pressed={it === kind}
                onClick={() => setChosen(it)}
                className="inline-flex min-h-9 items-center gap-1.5 rounded-lg px-2.5 text-muted text-sm hover:text-ink aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-ink"
              >
                {t(it)}
                <span className="text-muted tabular-nums">{number(counts.data[it])}</span>
              </button>
            ))}
          </div>
          <SharedList key={kind} conversationId={conversationId} kind={kind} />
        </>
      )}
    </section>
  );
}

function SharedList({ conversationId, kind }: { conversationId: string; kind: SharedKind }) {
  const t = useTranslations('panel');
  const list = useSharedMessages(conversationId, kind);
  const messages = list.data?.pages.flatMap((page) => page.data) ?? [];
  const Items = { media: SharedMedia, files: SharedFiles, links: SharedLinks }[kind];
  return (
    <>
      {list.isPending && <Skeleton rows={2} className="h-14" />}
      <ErrorMessage error={list.error} onRetry={() => list.refetch()} />
      {list.data && messages.length === 0 && <p className="text-muted text-sm">{t('noneOfKind')}</p>}
      {messages.length > 0 && <Items messages={messages} />}
      {list.hasNextPage && (
        <button
          type="button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
          className="min-h-9 self-start rounded-lg font-medium text-accent text-sm hover:underline disabled:opacity-50"
        >
          {t('showMore')}
        </button>
      )}
    </>
  );
}
