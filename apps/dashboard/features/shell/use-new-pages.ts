import { useEffect } from 'react';
import { useFeatures } from '../../lib/features.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';

/** New pages in the navigation that this user has not opened yet in any browser. */
export function useNewPages(path: string): readonly string[] {
  const [visited = [], keepVisited] = useOwnPreference('visited');
  const newPages = useFeatures()
    .flatMap(({ navigation = [] }) => navigation)
    .flatMap(({ href, isNew }) => (isNew ? href : []));
  const here = newPages.find((href) => path.startsWith(href) && !visited.includes(href));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per visit; a failed update is retried at the next one.
  useEffect(() => {
    // Forget pages that are no longer marked as new.
    if (here) keepVisited([...visited.filter((href) => newPages.includes(href)), here]).catch(() => {});
  }, [here]);
  return newPages.filter((href) => href !== here && !visited.includes(href));
}
