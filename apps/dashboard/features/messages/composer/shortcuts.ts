import { defineShortcuts } from '../../../lib/keyboard/shortcuts.ts';

/** Keyboard shortcuts of the composer. */
export const composerShortcuts = defineShortcuts({
  'composer.reply': { group: 'composer', keys: 'r', label: 'reply' },
  'composer.note': { group: 'composer', keys: 'n', label: 'note' },
  'composer.attach': { group: 'composer', keys: 'f', label: 'attach' },
  'composer.emoji': { group: 'composer', keys: ':', label: 'emoji' },
  'composer.template': { group: 'composer', keys: 'shift+t', label: 'template' },
  'composer.voice': { group: 'composer', keys: 'shift+v', label: 'voice' },
  'composer.later': { group: 'composer', keys: 'shift+l', label: 'later' },
});
