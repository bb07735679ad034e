import { defineShortcuts } from '../../lib/keyboard/shortcuts.ts';

/** What the contacts page offers. */
export const contactShortcuts = defineShortcuts({
  'contacts.create': { group: 'list', keys: 'c', label: 'newContact' },
});
