import { defineShortcuts } from '../../lib/keyboard/shortcuts.ts';
import { listShortcuts } from '../keyboard/index.ts';

/** Commands for the open or selected conversations. */
export const conversationShortcuts = defineShortcuts({
  'conversation.new': { group: 'conversation', keys: 'shift+c', label: 'keyboard.newConversation' },
  'conversation.resolve': { group: 'conversation', keys: 'e', label: 'keyboard.resolve' },
  'conversation.reopen': { group: 'conversation', keys: 'shift+e', label: 'keyboard.reopen' },
  'conversation.snooze': { group: 'conversation', keys: 'h', label: 'keyboard.snooze' },
  'conversation.snoozeHour': { group: 'conversation', keys: 'shift+h', label: 'keyboard.snoozeHour' },
  'conversation.assign': { group: 'conversation', keys: 'a', label: 'keyboard.assign' },
  'conversation.tag': { group: 'conversation', keys: 't', label: 'keyboard.tag' },
  'conversation.macro': { group: 'conversation', keys: 'm', label: 'keyboard.macro' },
  'conversation.markUnread': { group: 'conversation', keys: 'shift+u', label: 'keyboard.markUnread' },
  'conversation.panel': { group: 'conversation', keys: ']', label: 'keyboard.foldPanel' },
});

/** Keyboard shortcuts of the inbox: its list and its conversations. */
export const inboxShortcuts = { ...listShortcuts, ...conversationShortcuts };
