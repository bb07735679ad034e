import { defineShortcuts } from '../../lib/keyboard/shortcuts.ts';

/** Keyboard shortcuts common to all lists. */
export const listShortcuts = defineShortcuts({
  'list.next': { group: 'list', keys: 'j', label: 'keyboard.next' },
  'list.previous': { group: 'list', keys: 'k', label: 'keyboard.previous' },
  'list.close': { group: 'list', keys: 'u', label: 'keyboard.close' },
  'list.search': { group: 'list', keys: '/', label: 'keyboard.search' },
  'list.select': { group: 'list', keys: 'x', label: 'keyboard.select' },
  'list.selectAll': { group: 'list', keys: 'mod+shift+a', label: 'keyboard.selectAll' },
  'list.clearSelection': { group: 'list', keys: 'Escape', label: 'keyboard.clearSelection' },
  'list.fold': { group: 'list', keys: '[', label: 'keyboard.foldList' },
});
