import { useTranslations } from 'use-intl';
import { allShortcuts, useFeatures } from '../../lib/features.ts';
import type { Command } from '../../lib/keyboard/commands.ts';

/** Every command with a default key, in the language of the user. */
export function useShortcutList(): (Pick<Command, 'id' | 'label' | 'group'> & { keys: string })[] {
  const t = useTranslations('keyboard');
  return Object.entries(allShortcuts(useFeatures())).map(([id, { group, keys, label }]) => ({
    id,
    group,
    keys,
    label: t(label),
  }));
}
