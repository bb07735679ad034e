import { defineShortcuts } from '../../../lib/keyboard/shortcuts.ts';

/** Keyboard shortcuts of the composer. */
export const composerShortcuts = defineShortcuts({
  'composer.reply': { group: 'composer', keys: 'r', label: 'keyboard.reply' },
  'composer.note': { group: 'composer', keys: 'n', label: 'keyboard.note' },
  'composer.attach': { group: 'composer', keys: 'f', label: 'keyboard.attach' },
  'composer.emoji': { group: 'composer', keys: ':', label: 'keyboard.emoji' },
  'composer.template': { group: 'composer', keys: 'shift+t', label: 'keyboard.template' },
  'composer.voice': { group: 'composer', keys: 'shift+v', label: 'keyboard.voice' },
  'composer.later': { group: 'composer', keys: 'shift+l', label: 'keyboard.later' },
});
