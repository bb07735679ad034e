import { useRef } from 'react';
import { useTableCommands } from '../keyboard/table.ts';
import { useActions } from './actions.ts';
import { useDialog } from './inbox-dialogs.ts';
import { clearSelection, select, selectAll, useSelection } from './selection.ts';
import { inAnHour } from './snooze-times.ts';

interface Place {
  ids: readonly string[];
  chosenId: string | undefined;
  mayAct: boolean;
  onChoose(id: string | undefined): void;
  reveal(index: number): void;
}

/** What the keyboard and the palette may do in the inbox: with what is selected, else with what is open. */
export function useListCommands({ ids, chosenId, mayAct, onChoose, reveal }: Place): void {
  const act = useActions();
  const latestId = useRef(chosenId);
  latestId.current = chosenId;
  const ask = useDialog((dialog) => dialog.open);

  function go(step: number): void {
    const at = chosenId === undefined ? -1 : ids.indexOf(chosenId);
    const index = at < 0 ? 0 : at + step;
    const id = ids[index];
    if (id === undefined) return;
    reveal(index);
    onChoose(id);
  }
  /** What is meant: the selection, else the open conversation. */
  function meant(): string[] {
    const { ids: chosen } = useSelection.getState();
    return chosen.size > 0 ? [...chosen] : chosenId === undefined ? [] : [chosenId];
  }
  const onMeant = (run: (these: string[]) => void) => () => {
    const these = meant();
    if (these.length > 0) run(these);
  };
  async function resolve(these: string[]): Promise<void> {
    const isOpenOne = these.length === 1 && these[0] === chosenId;
    const at = ids.indexOf(chosenId ?? '');
    const nextId = ids[at + 1] ?? ids[at - 1];
    clearSelection();
    const changed = await act({ action: 'resolve' }, these);
    // Whoever has gone elsewhere meanwhile is left there.
    if (isOpenOne && changed.length > 0 && at >= 0 && latestId.current === these[0]) onChoose(nextId);
  }
  useTableCommands({
    'list.next': () => go(1),
    'list.previous': () => go(-1),
    'list.close': () => onChoose(undefined),
    'list.search': () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
  });
  const forAgents = {
    'list.select': () => {
      if (chosenId !== undefined) select(chosenId, ids, false);
    },
    'list.selectAll': () => selectAll(ids),
    'list.clearSelection': clearSelection,
    'conversation.resolve': onMeant(resolve),
    'conversation.reopen': onMeant((these) => act({ action: 'reopen' }, these)),
    'conversation.snooze': onMeant((these) => ask({ name: 'snooze', ids: these })),
    'conversation.snoozeHour': onMeant((these) => act({ action: 'snooze', until: inAnHour() }, these)),
    'conversation.assign': onMeant((these) => ask({ name: 'assign', ids: these })),
    'conversation.tag': onMeant((these) => ask({ name: 'tag', ids: these })),
    'conversation.macro': onMeant((these) => ask({ name: 'macro', ids: these })),
    'conversation.markUnread': onMeant((these) => {
      // What stays open would be marked read again at once.
      if (these.includes(chosenId ?? '')) onChoose(undefined);
      act({ action: 'markUnread' }, these);
    }),
  };
  useTableCommands(mayAct ? forAgents : {});
}
