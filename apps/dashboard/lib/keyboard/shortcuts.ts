import { useTranslations } from 'use-intl';
import type { Messages } from '../intl.tsx';
import type { Chord } from './chords.ts';
import { type Command, useCommands } from './commands.ts';

/** A command that has a default key, whether or not a component offers it at the moment. */
export interface Shortcut {
  group: Command['group'];
  keys: Chord;
  label: keyof Messages['keyboard'];
}
/** By the id of the command. */
export type Shortcuts = Readonly<Record<string, Shortcut>>;

/** Shortcuts of a feature; its feature.ts lists them, so that the sheet and the settings show them. */
export function defineShortcuts<const Table extends Shortcuts>(table: Table): Table {
  return table;
}

/** Offers these commands of the table for as long as the component is on the screen. */
export function useShortcuts<Table extends Shortcuts>(
  table: Table,
  runs: { readonly [Id in keyof Table]?: () => unknown },
): void {
  const t = useTranslations('keyboard');
  useCommands(
    Object.entries<Shortcut>(table).flatMap(([id, { group, keys, label }]) => {
      const run = runs[id];
      return run ? [{ id, group, keys, label: t(label), run: () => void run() }] : [];
    }),
  );
}
