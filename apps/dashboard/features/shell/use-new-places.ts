import { useEffect } from 'react';
import { useFeatures } from '../../lib/features.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';

/** Which places are new to this person: those that came lately and where they have not been, in any browser. */
export function useNewPlaces(path: string): readonly string[] {
  const [visited = [], keepVisited] = useOwnPreference('visited');
  const newPlaces = useFeatures()
    .flatMap(({ navigation = [] }) => navigation)
    .flatMap(({ href, isNew }) => (isNew ? href : []));
  const here = newPlaces.find((href) => path.startsWith(href) && !visited.includes(href));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per arrival; a failure is tried at the next.
  useEffect(() => {
    // Places that are not new any more need not be remembered.
    if (here) keepVisited([...visited.filter((href) => newPlaces.includes(href)), here]).catch(() => {});
  }, [here]);
  return newPlaces.filter((href) => href !== here && !visited.includes(href));
}
