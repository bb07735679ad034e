import { useEffect } from 'react';
import { useFeatures } from '../../lib/features.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';

/** The new pages of the navigation that this user has not opened yet, in any browser. */
export function useNewPages(path: string): readonly string[] {
  const [visited = [], keepVisited] = useOwnPreference('visited');
  const newPages = useFeatures()
    .flatMap(({ navigation = [] }) => navigation)
    .flatMap(({ href, isNew }) => (isNew ? href : []));
  const here = newPages.find((href) => path.startsWith(href) && !visited.includes(href));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per arrival; a failure is tried at the next.
  useEffect(() => {
    // Pages that are no longer new need not be remembered.
    if (here) keepVisited([...visited.filter((href) => newPages.includes(href)), here]).catch(() => {});
  }, [here]);
  return newPages.filter((href) => href !== here && !visited.includes(href));
}
