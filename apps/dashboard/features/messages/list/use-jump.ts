import { useEffect, useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { showToast } from '../../../ui/feedback/toast.tsx';
import type { useThread } from '../use-thread.ts';
import type { ThreadItem } from './thread-items.ts';

/** The maximum number of pages a jump loads: 1,000 messages and activities. */
const MAX_PAGES = 20;

type Target = { key: string } | { providerId: string };

/**
 * Scrolls to an item of the conversation; if it is not loaded, loads older pages until it is or the limit is
 * reached.
 */
export function useJump(
  items: readonly ThreadItem[],
  thread: Pick<
    ReturnType<typeof useThread>,
    'data' | 'hasNextPage' | 'isFetching' | 'isFetchNextPageError' | 'fetchNextPage'
  >,
  scrollTo: (index: number) => void,
) {
  const t = useTranslations('thread');
  const [search, setSearch] = useState<Target>();
  const [foundKey, setFoundKey] = useState<string>();
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = thread;
  const pages = thread.data?.pages.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: continues after each fetch.
  useEffect(() => {
    if (!search) return;
    const index = items.findIndex((item) => matchesTarget(item, search));
    if (index >= 0) {
      setSearch(undefined);
      setFoundKey(items[index]?.key);
      scrollTo(index);
    } else if (!hasNextPage || isFetchNextPageError || pages >= MAX_PAGES) {
      setSearch(undefined);
      showToast(t('tooOld'), { variant: 'error' });
    } else if (!isFetching) fetchNextPage({ cancelRefetch: false });
  }, [search, items, hasNextPage, isFetching, isFetchNextPageError, pages]);
  return {
    foundKey,
    isSearching: search !== undefined,
    jump(target: Target) {
      setFoundKey(undefined);
      setSearch(target);
    },
  };
}

function matchesTarget(item: ThreadItem, target: Target): boolean {
  return 'key' in target
    ? item.key === target.key
    : item.type === 'message' && item.message.providerId === target.providerId;
}
