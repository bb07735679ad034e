import { useTranslations } from 'use-intl';
import type { Messages } from '../../lib/intl.tsx';
import { type Command, useCommands } from '../../lib/keyboard/commands.ts';

interface Entry {
  group: Command['group'];
  keys: string;
  label: keyof Messages['keyboard'];
}

/** Every command that has a key of ours, with that key. Whoever offers one takes it from here, and so do the sheet and the settings. */
export const commandTable = {
  palette: { group: 'general', keys: 'mod+k', label: 'palette' },
  sheet: { group: 'general', keys: '?', label: 'sheet' },
  'go.inbox': { group: 'general', keys: 'alt+1', label: 'goInbox' },
  'go.contacts': { group: 'general', keys: 'alt+2', label: 'goContacts' },
  'go.sessions': { group: 'general', keys: 'alt+3', label: 'goSessions' },
  'go.settings': { group: 'general', keys: 'alt+4', label: 'goSettings' },
  'list.next': { group: 'list', keys: 'j', label: 'next' },
  'list.previous': { group: 'list', keys: 'k', label: 'previous' },
  'list.close': { group: 'list', keys: 'u', label: 'close' },
  'list.search': { group: 'list', keys: '/', label: 'search' },
  'list.select': { group: 'list', keys: 'x', label: 'select' },
  'list.selectAll': { group: 'list', keys: 'mod+shift+a', label: 'selectAll' },
  'list.clearSelection': { group: 'list', keys: 'Escape', label: 'clearSelection' },
  'list.fold': { group: 'list', keys: '[', label: 'foldList' },
  'conversation.resolve': { group: 'conversation', keys: 'e', label: 'resolve' },
  'conversation.reopen': { group: 'conversation', keys: 'shift+e', label: 'reopen' },
  'conversation.snooze': { group: 'conversation', keys: 'h', label: 'snooze' },
  'conversation.snoozeHour': { group: 'conversation', keys: 'shift+h', label: 'snoozeHour' },
  'conversation.assign': { group: 'conversation', keys: 'a', label: 'assign' },
  'conversation.tag': { group: 'conversation', keys: 't', label: 'tag' },
  'conversation.macro': { group: 'conversation', keys: 'm', label: 'macro' },
  'conversation.markUnread': { group: 'conversation', keys: 'shift+u', label: 'markUnread' },
  'conversation.panel': { group: 'conversation', keys: ']', label: 'foldPanel' },
  'composer.reply': { group: 'composer', keys: 'r', label: 'reply' },
  'composer.note': { group: 'composer', keys: 'n', label: 'note' },
  'composer.attach': { group: 'composer', keys: 'f', label: 'attach' },
  'composer.emoji': { group: 'composer', keys: ':', label: 'emoji' },
  'composer.template': { group: 'composer', keys: 'shift+t', label: 'template' },
  'composer.voice': { group: 'composer', keys: 'shift+v', label: 'voice' },
  'composer.later': { group: 'composer', keys: 'shift+l', label: 'later' },
  'contacts.create': { group: 'list', keys: 'c', label: 'newContact' },
} as const satisfies Record<string, Entry>;
export type CommandId = keyof typeof commandTable;

/** All of the table, in its order, in the language of the person. */
export function useCommandTable(): (Pick<Command, 'id' | 'label' | 'group'> & { keys: string })[] {
  const t = useTranslations('keyboard');
  return Object.entries(commandTable).map(([id, { group, keys, label }]) => ({
    id,
    group,
    keys,
    label: t(label),
  }));
}

/** Offers these commands of the table for as long as the component is on the screen. */
export function useTableCommands(runs: Partial<Record<CommandId, () => unknown>>): void {
  const t = useTranslations('keyboard');
  useCommands(
    Object.entries(runs).map(([id, run]) => {
      const { group, keys, label } = commandTable[id as CommandId];
      return { id, group, keys, label: t(label), run: () => void run() };
    }),
  );
}
