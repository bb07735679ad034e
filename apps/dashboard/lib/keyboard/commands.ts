import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { type Chord, chordOf, isTextInput } from './chords.ts';

export const commandGroups = ['general', 'list', 'conversation', 'composer'] as const;

/** An action that is currently available, by shortcut and by name in the palette. */
export interface Command {
  /** Stable, such as `conversation.resolve`: the user's key bindings are stored under it. */
  id: string;
  label: string;
  group: (typeof commandGroups)[number];
  /** The default key. */
  keys?: Chord;
  /** Of the page that it opens. */
  Icon?: LucideIcon;
  run(): void;
}

/** Commands registered by mounted components. If two share an id, the one registered last wins. */
export const useCommandList = create<{ commands: readonly Command[] }>(() => ({ commands: [] }));

/** Registers commands while the component is mounted. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const names = commands.map(({ id, label, keys }) => `${id} ${label} ${keys}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: registered again only when ids, labels or keys differ.
  useEffect(() => {
    const registered = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }));
    useCommandList.setState((state) => ({ commands: [...state.commands, ...registered] }));
    return () =>
      useCommandList.setState((state) => ({
        commands: state.commands.filter((it) => !registered.includes(it)),
      }));
  }, [names]);
}

/** The key of a command: the user's own binding, otherwise the default. */
export function keysFor(
  command: Pick<Command, 'id' | 'keys'>,
  ownKeys: Record<string, Chord> | undefined,
): Chord {
  return ownKeys?.[command.id] ?? command.keys ?? '';
}

/**
 * Handles keyboard shortcuts everywhere except in fields (where chords with Ctrl or Cmd work) and open
 * dialogs.
 */
export function useKeyboard(ownKeys: Record<string, Chord> | undefined): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = chordOf(event);
      if (chord === undefined || isTextInput(event, chord)) return;
      const { commands } = useCommandList.getState();
      const found = commands.findLast((command) => keysFor(command, ownKeys) === chord);
      if (!found) return;
      event.preventDefault();
      found.run();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [ownKeys]);
}
