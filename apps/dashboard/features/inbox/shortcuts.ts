import { defineShortcuts } from '../../lib/keyboard/shortcuts.ts';
import { listShortcuts } from '../keyboard/index.ts';

/** Commands for the open or selected conversations. */
export const conversationShortcuts = defineShortcuts({
  'conversation.resolve': { group: 'conversation', keys: 'e', label: 'resolve' },
  'conversation.reopen': { group: 'conversation', keys: 'shift+e', label: 'reopen' },
  'conversation.snooze': { group: 'conversation', keys: 'h', label: 'snooze' },
  'conversation.snoozeHour': { group: 'conversation', keys: 'shift+h', label: 'snoozeHour' },
  'conversation.assign': { group: 'conversation', keys: 'a', label: 'assign' },
  'conversation.tag': { group: 'conversation', keys: 't', label: 'tag' },
  'conversation.macro': { group: 'conversation', keys: 'm', label: 'macro' },
  'conversation.markUnread': { group: 'conversation', keys: 'shift+u', label: 'markUnread' },
  'conversation.panel': { group: 'conversation', keys: ']', label: 'foldPanel' },
});

/** Keyboard shortcuts of the inbox: its list and its conversations. */
export const inboxShortcuts = { ...listShortcuts, ...conversationShortcuts };
