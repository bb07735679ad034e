import { useShortcuts } from '../../../lib/keyboard/shortcuts.ts';
import { inAnHour } from '../../../lib/time/later-times.ts';
import { useActions } from '../../conversations/index.ts';
import { openPicker, type PickerName } from '../pickers/open-picker.ts';
import { inboxShortcuts } from '../shortcuts.ts';
import { clearSelection, select, selectAll, useSelection } from './selection.ts';

interface Options {
  ids: readonly string[];
  canAct: boolean;
  onOpen(id: string | undefined): void;
  scrollToRow(index: number): void;
}

/**
 * Read from the URL, not from the rendered state: if two keys are pressed quickly, the second applies to what
 * the first opened, even if that is not rendered yet.
 */
const openId = () => new URLSearchParams(location.search).get('conversation') ?? undefined;

/**
 * Inbox commands for the keyboard and the palette; they apply to the selection, otherwise to the open
 * conversation.
 */
export function useListCommands({ ids, canAct, onOpen, scrollToRow }: Options): void {
  const act = useActions();

  function go(step: number): void {
    const at = ids.indexOf(openId() ?? '');
    const index = at < 0 ? 0 : at + step;
    const id = ids[index];
    if (id === undefined) return;
    scrollToRow(index);
    onOpen(id);
  }
  /** The target conversations: the selection, otherwise the open conversation. */
  function targets(): string[] {
    const { ids: chosen } = useSelection.getState();
    if (chosen.size > 0) return [...chosen];
    const id = openId();
    return id === undefined ? [] : [id];
  }
  const onTargets = (run: (ids: string[]) => void) => () => {
    const ids = targets();
    if (ids.length > 0) run(ids);
  };
  const pick = (name: PickerName) =>
    onTargets((ids) => openPicker(useSelection.getState().ids.size > 0 ? 'bulk' : 'thread', name, ids));
  async function resolve(ids: string[]): Promise<void> {
    const at = ids.indexOf(openId() ?? '');
    const isOpenOne = ids.length === 1 && ids[0] === openId();
    const nextId = ids[at + 1] ?? ids[at - 1];
    clearSelection();
    const changed = await act({ action: 'resolve' }, ids);
    // If the user has already navigated away, the list stays where it is.
    if (isOpenOne && changed.length > 0 && at >= 0 && openId() === ids[0]) onOpen(nextId);
  }
  useShortcuts(inboxShortcuts, {
    'list.next': () => go(1),
    'list.previous': () => go(-1),
    'list.close': () => onOpen(undefined),
    'list.search': () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
  });
  const forAgents = {
    'list.select': () => {
      const id = openId();
      if (id !== undefined) select(id, ids, false);
    },
    'list.selectAll': () => selectAll(ids),
    'list.clearSelection': clearSelection,
    'conversation.resolve': onTargets(resolve),
    'conversation.reopen': onTargets((ids) => act({ action: 'reopen' }, ids)),
    'conversation.snooze': pick('snooze'),
    'conversation.snoozeHour': onTargets((ids) => act({ action: 'snooze', until: inAnHour() }, ids)),
    'conversation.assign': pick('assign'),
    'conversation.tag': pick('tag'),
    'conversation.macro': pick('macro'),
    'conversation.markUnread': onTargets((ids) => {
      // An open conversation would be marked read again immediately, so close it.
      if (ids.includes(openId() ?? '')) onOpen(undefined);
      act({ action: 'mark_unread' }, ids);
    }),
  };
  useShortcuts(inboxShortcuts, canAct ? forAgents : {});
}
