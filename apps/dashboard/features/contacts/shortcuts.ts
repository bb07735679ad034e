import { defineShortcuts } from '../../lib/keyboard/shortcuts.ts';

/** Keyboard shortcuts of the contacts page. */
export const contactShortcuts = defineShortcuts({
  'contacts.create': { group: 'list', keys: 'c', label: 'keyboard.newContact' },
});
