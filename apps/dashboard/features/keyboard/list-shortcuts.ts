import { defineShortcuts } from '../../lib/keyboard/shortcuts.ts';

/** Keyboard shortcuts common to all lists. */
export const listShortcuts = defineShortcuts({
  'list.next': { group: 'list', keys: 'j', label: 'next' },
  'list.previous': { group: 'list', keys: 'k', label: 'previous' },
  'list.close': { group: 'list', keys: 'u', label: 'close' },
  'list.search': { group: 'list', keys: '/', label: 'search' },
  'list.select': { group: 'list', keys: 'x', label: 'select' },
  'list.selectAll': { group: 'list', keys: 'mod+shift+a', label: 'selectAll' },
  'list.clearSelection': { group: 'list', keys: 'Escape', label: 'clearSelection' },
  'list.fold': { group: 'list', keys: '[', label: 'foldList' },
});
