import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { type Chord, chordOf, isForText } from './chords.ts';

export const commandGroups = ['general', 'list', 'conversation', 'composer'] as const;

/** Something a person can do here and now: by its key, and by its name in the palette. */
export interface Command {
  /** Stable, for example `conversation.resolve`; remapped keys are kept by it. */
  id: string;
  label: string;
  group: (typeof commandGroups)[number];
  /** The key we suggest. */
  keys?: Chord;
  run(): void;
}

/** Every command that what is on the screen offers. Of two with one id, the one that came last counts. */
export const useCommandList = create<{ commands: readonly Command[] }>(() => ({ commands: [] }));

/** Offers these for as long as the component is on the screen. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const names = commands.map(({ id, label, keys }) => `${id} ${label} ${keys}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: offered anew only when ids, labels or keys differ.
  useEffect(() => {
    const offered = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }));
    useCommandList.setState((state) => ({ commands: [...state.commands, ...offered] }));
    return () =>
      useCommandList.setState((state) => ({
        commands: state.commands.filter((it) => !offered.includes(it)),
      }));
  }, [names]);
}

/** The key of a command: the person's own, else ours. */
export function keysOf(command: Pick<Command, 'id' | 'keys'>, own: Record<string, Chord> | undefined): Chord {
  return own?.[command.id] ?? command.keys ?? '';
}

/** Listens to the keyboard, everywhere but in fields (chords with Ctrl or Cmd work there too) and open dialogs. */
export function useKeyboard(own: Record<string, Chord> | undefined): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = chordOf(event);
      if (chord === undefined || isForText(event, chord)) return;
      const { commands } = useCommandList.getState();
      const found = commands.findLast((command) => keysOf(command, own) === chord);
      if (!found) return;
      event.preventDefault();
      found.run();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [own]);
}
