import { useShortcuts } from '../../../lib/keyboard/shortcuts.ts';
import { inAnHour } from '../../../lib/later-times.ts';
import { useActions } from '../../conversations/index.ts';
import { useDialog } from '../inbox-dialogs.ts';
import { inboxShortcuts } from '../shortcuts.ts';
import { clearSelection, select, selectAll, useSelection } from './selection.ts';

interface Place {
  ids: readonly string[];
  mayAct: boolean;
  onChoose(id: string | undefined): void;
  reveal(index: number): void;
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
export function useListCommands({ ids, mayAct, onChoose, reveal }: Place): void {
  const act = useActions();
  const ask = useDialog((dialog) => dialog.open);

  function go(step: number): void {
    const at = ids.indexOf(openId() ?? '');
    const index = at < 0 ? 0 : at + step;
    const id = ids[index];
    if (id === undefined) return;
    reveal(index);
    onChoose(id);
  }
  /** The target conversations: the selection, otherwise the open conversation. */
  function meant(): string[] {
    const { ids: chosen } = useSelection.getState();
    if (chosen.size > 0) return [...chosen];
    const id = openId();
    return id === undefined ? [] : [id];
  }
  const onMeant = (run: (these: string[]) => void) => () => {
    const these = meant();
    if (these.length > 0) run(these);
  };
  async function resolve(these: string[]): Promise<void> {
    const at = ids.indexOf(openId() ?? '');
    const isOpenOne = these.length === 1 && these[0] === openId();
    const nextId = ids[at + 1] ?? ids[at - 1];
    clearSelection();
    const changed = await act({ action: 'resolve' }, these);
    // If the user has already navigated away, the list stays where it is.
    if (isOpenOne && changed.length > 0 && at >= 0 && openId() === these[0]) onChoose(nextId);
  }
  useShortcuts(inboxShortcuts, {
    'list.next': () => go(1),
    'list.previous': () => go(-1),
    'list.close': () => onChoose(undefined),
    'list.search': () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
  });
  const forAgents = {
    'list.select': () => {
      const id = openId();
      if (id !== undefined) select(id, ids, false);
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
      // An open conversation would be marked read again immediately, so close it.
      if (these.includes(openId() ?? '')) onChoose(undefined);
      act({ action: 'mark_unread' }, these);
    }),
  };
  useShortcuts(inboxShortcuts, mayAct ? forAgents : {});
}
