import type { LucideIcon } from 'lucide-react';
import type { TextKey } from '../intl/intl.tsx';
import { useTranslations } from '../intl/use-translations.ts';
import type { Chord } from './chords.ts';
import { type Command, useCommands } from './commands.ts';

/** A command with a default key, whether or not a mounted component currently handles it. */
export interface Shortcut {
  group: Command['group'];
  keys: Chord;
  label: TextKey;
  /** Of the page that it opens. */
  Icon?: LucideIcon;
}
/** Keyed by command id. */
export type Shortcuts = Readonly<Record<string, Shortcut>>;

/**
 * Declares the shortcuts of a feature; its feature.ts lists them, for the shortcut sheet and the settings.
 */
export function defineShortcuts<const Table extends Shortcuts>(table: Table): Table {
  return table;
}

/** Handles these commands of the table while the component is mounted. */
export function useShortcuts<Table extends Shortcuts>(
  table: Table,
  runs: { readonly [Id in keyof Table]?: () => unknown },
): void {
  const t = useTranslations();
  useCommands(
    Object.entries<Shortcut>(table).flatMap(([id, { group, keys, label, Icon }]) => {
      const run = runs[id];
      return run ? [{ id, group, keys, label: t(label), ...(Icon && { Icon }), run: () => void run() }] : [];
    }),
  );
}
