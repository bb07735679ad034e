import { allShortcuts, useFeatures } from '../../lib/features.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import type { Command } from '../../lib/keyboard/commands.ts';

/** Every command that has a default key, translated. */
export function useShortcutList(): (Pick<Command, 'id' | 'label' | 'group'> & { keys: string })[] {
  const t = useTranslations();
  return Object.entries(allShortcuts(useFeatures())).map(([id, { group, keys, label }]) => ({
    id,
    group,
    keys,
    label: t(label),
  }));
}
