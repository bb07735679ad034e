import { defineShortcuts } from '../../lib/keyboard/shortcuts.ts';

/** Keyboard shortcuts that work on every page. */
export const frameShortcuts = defineShortcuts({
  palette: { group: 'general', keys: 'mod+k', label: 'keyboard.palette' },
  sheet: { group: 'general', keys: '?', label: 'keyboard.sheet' },
});
